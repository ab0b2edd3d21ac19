package io.github.bedrockremedy.pipeline.report;

import java.util.Map;
import java.util.stream.Collectors;

/// What `doctor` says of the Regions and accounts beyond home, and of a call it made itself.
public final class PlaceWords {
  private static final String STATE = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

  private PlaceWords() {}

  /// The rule that sends a place's denials home.
  ///
  /// @param place a Region, and the account where it is not home
  /// @param rules states of the rules that send to the home bus, by name
  public static Finding forwarder(String place, Map<String, String> rules) {
    return rules(
        "forwarder " + place,
        rules,
        "the home bus",
        "Deploy the stack or the StackSet of this place");
  }

  /// The rule that takes on the home bus what the others send, and puts it into the queue.
  ///
  /// @param rules states of the rules of that bus that send to the queue of denials, by name
  public static Finding homeBus(Map<String, String> rules) {
    return rules("home bus", rules, "the queue of denials", "Deploy the stack");
  }

  private static Finding rules(String link, Map<String, String> rules, String to, String step) {
    if (rules.isEmpty()) {
      return Finding.broken(link, "no rule there sends to " + to, step + ".");
    }
    String wrong =
        rules.entrySet().stream()
            .filter(r -> !r.getValue().equals(STATE))
            .map(r -> r.getKey() + " is " + r.getValue() + ", which leaves read events out")
            .collect(Collectors.joining("; "));
    return wrong.isEmpty()
        ? Finding.ok(link, String.join(", ", rules.keySet()) + " sends to " + to)
        : Finding.broken(link, wrong, step + " again.");
  }

  /// An account nobody could look into.
  public static Finding notEntered(String account, String why) {
    return Finding.unknown(
        "account " + account,
        why,
        "Give --member-role with the name of a role your credentials may assume in each account.");
  }

  /// That no role was named to look into further accounts with.
  public static String noWayIn() {
    return "not looked at: the roles of this system let in nobody but its handlers";
  }

  /// A call that was denied, as it had to be.
  public static Finding denied(String role) {
    return Finding.ok(
        "probe", "one call as " + role + " was denied; 'list' shows its case in minutes");
  }

  /// A call that was allowed and says nothing.
  public static Finding allowed(String role) {
    return Finding.attention(
        "probe",
        role + " may list inference profiles",
        "Name a role that holds no right to Bedrock.");
  }

  /// A role nobody could take on.
  public static Finding notAssumed(String why) {
    return Finding.attention(
        "probe", why, "Name a role that is there and lets your credentials in.");
  }

  /// A call that ended in something else.
  public static Finding inconclusive(String why) {
    return Finding.attention("probe", why, "Try it again.");
  }
}
