package org.hall24.kiosk.demo.hand;

/**
 * One thing a person sees on the screen.
 *
 * @param id the node's id, empty for none
 * @param text the words on it, or its accessible text, empty for none
 * @param x left edge in page pixels (0–1080)
 * @param y top edge in page pixels (0–1920)
 * @param width in page pixels
 * @param height in page pixels
 * @param enabled whether touching it can do something
 */
public record Sight(String id, String text, double x, double y, double width, double height, boolean enabled) {}
