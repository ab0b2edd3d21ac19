# The calls DenialHandler makes for the founding incident, as many of each, with boto3: what a cold
# start is compared with. Prints the milliseconds it kept a processor busy, last of all.
import time

import boto3
import botocore.exceptions

account, table = "618048437522", "bedrock-remedy-cases"
role = "scheduling-agent-supervisor-agent-role-dev"
model = "anthropic.claude-sonnet-4-5-20250929-v1:0"
profile = f"arn:aws:bedrock:us-east-1:{account}:inference-profile/us.{model}"
models = [f"arn:aws:bedrock:{r}::foundation-model/{model}" for r in ("us-east-1", "us-east-2", "us-west-2")]
through = [{"ContextKeyName": "bedrock:InferenceProfileArn", "ContextKeyValues": [profile], "ContextKeyType": "string"}]
draft = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"bedrock:InvokeModel","Resource":"*"}]}'

dynamodb = boto3.client("dynamodb")
key = {"pk": {"S": "case#br-python"}, "sk": {"S": "case"}}
minute = {"pk": {"S": "principal#python"}, "sk": {"S": "29453760"}}


def read(item):
    return dynamodb.get_item(TableName=table, Key=item, ConsistentRead=True)


def count(item):
    dynamodb.update_item(
        TableName=table, Key=item, UpdateExpression="ADD #n :one", ExpressionAttributeNames={"#n": "count"},
        ExpressionAttributeValues={":one": {"N": "1"}}, ReturnValues="ALL_NEW")


read(key)
count(minute)
dynamodb.query(
    TableName=table, KeyConditionExpression="pk = :p", ExpressionAttributeValues={":p": minute["pk"]})
boto3.client("bedrock").get_inference_profile(inferenceProfileIdentifier="us." + model)
iam = boto3.client("iam")
iam.get_role(RoleName=role)
for name in iam.list_role_policies(RoleName=role)["PolicyNames"]:
    iam.get_role_policy(RoleName=role, PolicyName=name)
iam.list_attached_role_policies(RoleName=role)
arn = f"arn:aws:iam::{account}:role/{role}"
for drafts in ([], [draft]):
    for resources, context in (([profile], []), (models, through), (models, []), (models[:1], [])):
        iam.simulate_principal_policy(
            PolicySourceArn=arn, PolicyInputList=drafts, ActionNames=["bedrock:InvokeModel"],
            ResourceArns=resources, ContextEntries=context)
try:
    boto3.client("cloudformation").describe_stack_resources(PhysicalResourceId=role)
except botocore.exceptions.ClientError:
    pass  # No stack owns the role; the handler asks and goes on as well.
read({"pk": {"S": "control"}, "sk": {"S": "-"}})
read(minute)
dynamodb.transact_write_items(
    TransactItems=[
        {"Put": {"TableName": table, "Item": key | {"plan": {"S": draft}}}},
        {"Put": {"TableName": table, "Item": {"pk": key["pk"], "sk": {"S": "history"}}}},
    ])
count({"pk": key["pk"], "sk": {"S": "seen"}})
print(round(time.process_time() * 1000))
