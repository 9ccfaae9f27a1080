package org.hall24.kiosk.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of the file being read: every question notes the key as known and notes a fault instead of throwing, so that one
 * reading finds everything. {@link #close} reports the keys nobody asked for.
 */
final class Section {
  private final Faults faults;
  private final String path;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> keyLines = new LinkedHashMap<>();
  private final TreeSet<String> known = new TreeSet<>();

  private Section(Faults faults, String path, int line) {
    this.faults = faults;
    this.path = path;
    this.line = line;
  }

  /** Collects faults of one file. */
  static final class Faults {
    private final String file;
    private final List<ConfigFault> found = new ArrayList<>();

    Faults(String file) {
      this.file = file;
    }

    void add(int line, String key, String message, String action) {
      found.add(new ConfigFault(file, line, key, message, action));
    }

    List<ConfigFault> found() {
      return found;
    }
  }

  /** A section that the file does not have: every key is absent. */
  static Section absent(Faults faults, String path, int line) {
    return new Section(faults, path, line);
  }

  /** Reads a mapping; anything else is a fault and reads as absent. */
  static Section of(Faults faults, String path, Node node) {
    Section section = new Section(faults, path, line(node));
    if (!(node instanceof MappingNode mapping)) {
      faults.add(line(node), path, "must be a mapping of keys to values, not " + kind(node), "write key: value lines, indented");
      return section;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        faults.add(line(tuple.getKeyNode()), path, "a key must be a word", "write key: value");
        continue;
      }
      String name = key.getValue();
      if (section.values.putIfAbsent(name, tuple.getValueNode()) != null) {
        faults.add(
            line(key), section.pathOf(name), "stands twice; the first is in line " + section.keyLines.get(name), "keep one of them");
      } else {
        section.keyLines.put(name, line(key));
      }
    }
    return section;
  }

  static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private static String kind(Node node) {
    return switch (node) {
      case MappingNode _ -> "a mapping";
      case SequenceNode _ -> "a list";
      case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "nothing";
      default -> "a single value";
    };
  }

  String path() {
    return path;
  }

  String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** Line of a key, or of the section where the key is missing. */
  int lineOf(String key) {
    return keyLines.getOrDefault(key, line);
  }

  void fault(String key, String message, String action) {
    faults.add(lineOf(key), pathOf(key), message, action);
  }

  /** Faults of another file that this one names. */
  void also(List<ConfigFault> others) {
    faults.found.addAll(others);
  }

  /** Whether a key holds just this word. */
  boolean isWord(String key, String word) {
    return values.get(key) instanceof ScalarNode scalar && scalar.getValue().equals(word);
  }

  /** A list of texts, or a single one; a missing key is empty. */
  List<String> texts(String key) {
    known.add(key);
    if (!(values.get(key) instanceof SequenceNode list)) {
      return text(key).map(List::of).orElse(List.of());
    }
    List<String> texts = new ArrayList<>();
    for (Node entry : list.getValue()) {
      if (entry instanceof ScalarNode scalar) {
        texts.add(scalar.getValue());
      } else {
        faults.add(line(entry), pathOf(key) + "[" + texts.size() + "]", "must be a word, not " + kind(entry), "write one word per line, each after a dash");
      }
    }
    return texts;
  }

  boolean has(String key) {
    known.add(key);
    return values.containsKey(key);
  }

  /** Every key written here, asked for or not; asking so makes all of them known. */
  List<String> keys() {
    known.addAll(values.keySet());
    return List.copyOf(values.keySet());
  }

  Section section(String key) {
    known.add(key);
    Node node = values.get(key);
    return node == null ? absent(faults, pathOf(key), lineOf(key)) : of(faults, pathOf(key), node);
  }

  /** The mappings of a list. */
  List<Section> sections(String key) {
    known.add(key);
    Node node = values.get(key);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof SequenceNode list)) {
      fault(key, "must be a list, not " + kind(node), "write one entry per line, each after a dash");
      return List.of();
    }
    List<Section> sections = new ArrayList<>();
    for (Node entry : list.getValue()) {
      sections.add(of(faults, pathOf(key) + "[" + sections.size() + "]", entry));
    }
    return sections;
  }

  /** A text of this key; a missing one is empty without a fault. */
  Optional<String> text(String key) {
    known.add(key);
    Node node = values.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (!(node instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
      fault(key, "must be a text, not " + kind(node), "write " + key + ": and the value behind it");
      return Optional.empty();
    }
    return Optional.of(scalar.getValue());
  }

  /** A text that must be there and not blank. */
  String required(String key, String action) {
    if (!has(key)) {
      faults.add(line, pathOf(key), "is missing", action);
      return "";
    }
    Optional<String> text = text(key);
    if (text.isPresent() && text.get().isBlank()) {
      fault(key, "is empty", action);
    }
    return text.orElse("");
  }

  /** A value read by a function that answers empty for what it does not take. */
  <T> T value(String key, T otherwise, String allowed, Function<String, Optional<T>> reader) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    Optional<T> value = reader.apply(text.get().strip());
    if (value.isEmpty()) {
      fault(key, "\"" + text.get() + "\" is not " + allowed, "write " + allowed);
    }
    return value.orElse(otherwise);
  }

  int number(String key, int otherwise, int low, int high) {
    return value(
        key,
        otherwise,
        "a whole number from " + low + " to " + high,
        text -> {
          try {
            int number = Integer.parseInt(text);
            return number >= low && number <= high ? Optional.of(number) : Optional.empty();
          } catch (NumberFormatException e) {
            return Optional.empty();
          }
        });
  }

  /** A number that must be there. */
  int requiredNumber(String key, int low, int high) {
    if (!has(key)) {
      faults.add(line, pathOf(key), "is missing", "write a whole number from " + low + " to " + high);
      return low;
    }
    return number(key, low, low, high);
  }

  <E extends Enum<E>> E oneOf(String key, E otherwise, E[] values) {
    List<String> words = Arrays.stream(values).map(e -> e.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList();
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    int at = words.indexOf(text.get().toLowerCase(Locale.ROOT));
    if (at < 0) {
      fault(key, "\"" + text.get() + "\" is not one of " + String.join(", ", words), Words.advice(text.get(), words));
      return otherwise;
    }
    return values[at];
  }

  /** Reports every key that nobody asked for. */
  void close() {
    for (Map.Entry<String, Integer> key : keyLines.entrySet()) {
      if (!known.contains(key.getKey())) {
        faults.add(key.getValue(), pathOf(key.getKey()), "is not a key here", Words.advice(key.getKey(), known));
      }
    }
  }
}
