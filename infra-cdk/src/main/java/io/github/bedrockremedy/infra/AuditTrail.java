package io.github.bedrockremedy.infra;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudtrail.ReadWriteType;
import software.amazon.awscdk.services.cloudtrail.Trail;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/// The trail without which EventBridge hears of no call, for accounts that have none. It logs read
/// events too: calls of models are recorded as such. Most accounts have a trail, and a second one
/// costs money, so it is made only if asked for.
final class AuditTrail extends Construct {
  private final Optional<String> name;

  AuditTrail(Construct scope, String id, Options options) {
    super(scope, id);
    name = options.createTrail() ? Optional.of(made()) : options.trailName();
  }

  /// The trail that has to log, if it is known which.
  Optional<String> name() {
    return name;
  }

  private String made() {
    var bucket =
        Bucket.Builder.create(this, "Bucket")
            .encryption(BucketEncryption.S3_MANAGED)
            .enforceSsl(true)
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .lifecycleRules(List.of(LifecycleRule.builder().expiration(Duration.days(90)).build()))
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    return Trail.Builder.create(this, "Trail")
        .bucket(bucket)
        .isMultiRegionTrail(true)
        .includeGlobalServiceEvents(true)
        .enableFileValidation(true)
        .managementEvents(ReadWriteType.ALL)
        .build()
        .getTrailArn();
  }
}
