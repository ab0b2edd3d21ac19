package io.github.bedrockremedy.contract;

/// Names of roles, as far as somebody outside the stack that makes them has to know them.
public final class RoleNames {
  /// All roles of the system live here.
  public static final String PATH = "/bedrock-remedy/";

  private RoleNames() {}

  /// Name of a handler's role where further accounts have to trust it.
  ///
  /// @param stack name of the home stack
  public static String of(HandlerActions handler, String stack) {
    return stack + "-" + handler.handler();
  }

  /// The role that writes in further accounts is called like the one that reads there.
  ///
  /// @param memberRead name of that one, with its path or without
  public static String memberWrite(String memberRead) {
    return memberRead.replaceFirst("read$", "write");
  }
}
