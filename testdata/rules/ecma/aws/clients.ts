import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { ReceiveMessageCommand, SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { SESClient, SendEmailCommand } from "@aws-sdk/client-ses";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { BedrockRuntimeClient, InvokeModelCommand } from "@aws-sdk/client-bedrock-runtime";
import AWS from "aws-sdk";

const s3 = new S3Client({});
const sqs = new SQSClient({});

export async function run(body: string) {
  await s3.send(new PutObjectCommand({ Bucket: "uploads", Key: "a", Body: body })); // itmap: object_storage put uploads
  await getSignedUrl(s3, new PutObjectCommand({ Bucket: "uploads", Key: "a" })); // itmap: object_storage put uploads
  await sqs.send(new SendMessageCommand({ QueueUrl: "jobs", MessageBody: body })); // itmap: queue_publish publish jobs
  await sqs.send(new ReceiveMessageCommand({ QueueUrl: "jobs" })); // itmap: queue_consume receive jobs
  await new SNSClient({}).send(new PublishCommand({ TopicArn: "arn:topic", Message: body })); // itmap: queue_publish publish arn:topic
  await new SESClient({}).send(new SendEmailCommand({ Source: "a@x.com" })); // itmap: email send
  await new LambdaClient({}).send(new InvokeCommand({ FunctionName: "resize" })); // itmap: third_party InvokeCommand resize
  await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: "db" })); // itmap: third_party GetSecretValueCommand db
  await new BedrockRuntimeClient({}).send(new InvokeModelCommand({ modelId: "claude" })); // itmap: llm_call InvokeModelCommand claude
  await new AWS.S3().getObject({ Bucket: "old", Key: "a" }).promise(); // itmap: object_storage get old
  s3.destroy(); // ok: object_storage
  const command = new PutObjectCommand({ Bucket: "none", Key: "a" }); // ok: object_storage
  return command;
}
