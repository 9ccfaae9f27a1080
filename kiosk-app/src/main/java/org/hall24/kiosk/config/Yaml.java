package org.hall24.kiosk.config;

import java.util.Optional;
import org.hall24.kiosk.config.Section.Faults;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** The text of a file as nodes that know their lines. JSON is YAML, too. */
final class Yaml {
  private Yaml() {}

  /** Reads a text; notes as a fault when it is not YAML or empty. */
  static Optional<Node> root(String name, String text, Faults faults) {
    try {
      Optional<Node> root = new Compose(LoadSettings.builder().setLabel(name).build()).composeString(text);
      if (root.isEmpty()) {
        faults.add(1, "", "is empty", "start from a shipped file");
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      faults.add(line, "", "is not YAML: " + e.getProblem(), "check indentation, quotes and colons there");
    } catch (YamlEngineException e) {
      faults.add(1, "", "is not YAML", "check indentation, quotes and colons");
    }
    return Optional.empty();
  }
}
