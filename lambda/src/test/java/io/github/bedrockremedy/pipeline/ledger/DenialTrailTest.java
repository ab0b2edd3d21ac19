package io.github.bedrockremedy.pipeline.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DenialTrailTest implements DenialTrailContract {
  @Override
  public DenialTrail trail() {
    return DenialTrail.inMemory();
  }

  @Test
  void aModelIsTheSameWhicheverWayItIsCalled() {
    Tried profile = tried(Records.denied());
    assertEquals(profile, tried(Records.denied().calling(Records.SONNET)));
    assertEquals(profile, tried(Records.denied().calling(Records.profileArn())));
    assertEquals(profile, tried(Records.denied().calling("eu." + Records.SONNET)));
  }

  @Test
  void whatIsNoModelIdCountsAsItIsWrittenAndElseWhatWasDenied() {
    Tried odd = tried(Records.denied().calling("try one"));
    assertNotEquals(odd.model(), tried(Records.denied().calling("try two")).model());
    Tried denied = tried(Records.denied().withNull("requestParameters"));
    assertEquals(
        denied,
        tried(
            Records.denied()
                .withNull("requestParameters")
                .deniedOn("bedrock:InvokeModel", Records.model("us-west-2"))));
  }

  @Test
  void withoutAPrincipalOrAModelThereIsNothingToNote() {
    assertEquals(
        Optional.empty(),
        Tried.of(
            DenialReader.read(
                Records.denied().with("userIdentity", Map.of("type", "AWSService")).event())));
    assertEquals(
        Optional.empty(),
        Tried.of(
            DenialReader.read(
                Records.denied()
                    .withNull("requestParameters")
                    .deniedOn("bedrock:Rerank", "*")
                    .event())));
  }

  @Test
  void nothingOfTheEventStandsInTheKeys() {
    Tried hostile = tried(Records.denied().calling("x".repeat(3_000) + "<script>"));
    assertEquals(16, hostile.model().length());
    assertEquals(16, hostile.principal().length());
  }

  private static Tried tried(Records record) {
    return Tried.of(DenialReader.read(record.event())).orElseThrow();
  }
}
