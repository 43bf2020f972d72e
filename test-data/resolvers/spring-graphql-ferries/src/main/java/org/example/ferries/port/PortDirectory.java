package org.example.ferries.port;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The ports do not change while we run, and there are three of them. */
@Component
public class PortDirectory {

  private final Map<String, Port> ports = new LinkedHashMap<>();

  public PortDirectory() {
    register(new Port("PUT", "Puttgarden", 54.5, 11.23));
    register(new Port("ROD", "Rødby", 54.65, 11.35));
    register(new Port("GED", "Gedser", 54.57, 11.92));
  }

  public Port load(String code) {
    return ports.get(code);
  }

  public Collection<Port> findAll() {
    return ports.values();
  }

  private void register(Port port) {
    ports.put(port.code(), port);
  }
}
