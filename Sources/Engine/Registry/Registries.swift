/// The registries of everything that can be built by name, one for each kind.
public enum Registries {}
