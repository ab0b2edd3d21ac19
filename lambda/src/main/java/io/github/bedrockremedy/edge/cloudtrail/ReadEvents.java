package io.github.bedrockremedy.edge.cloudtrail;

import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;

/// Whether a trail's selectors take in Bedrock's read management events, which calls of models are.
public final class ReadEvents {
  private ReadEvents() {}

  /// Of the trail these selectors belong to.
  public static boolean areLogged(GetEventSelectorsResponse selectors) {
    boolean basic =
        selectors.eventSelectors().stream()
            .anyMatch(
                s ->
                    Boolean.TRUE.equals(s.includeManagementEvents())
                        && s.readWriteType() != ReadWriteType.WRITE_ONLY);
    return basic || selectors.advancedEventSelectors().stream().anyMatch(ReadEvents::areLogged);
  }

  private static boolean areLogged(AdvancedEventSelector selector) {
    List<AdvancedFieldSelector> fields = selector.fieldSelectors();
    return has(fields, "eventCategory", "Management")
        && !has(fields, "readOnly", "false")
        && fields.stream()
            .filter(f -> f.field().equals("eventSource"))
            .noneMatch(f -> f.notEquals().contains("bedrock.amazonaws.com"));
  }

  private static boolean has(List<AdvancedFieldSelector> fields, String field, String value) {
    return fields.stream()
        .anyMatch(f -> f.field().equals(field) && f.equalsValue().contains(value));
  }
}
