# file: cloud.py
import boto3

s3 = boto3.client("s3", region_name="eu-west-1")               # ok: object_storage
BUCKET = "uploads"


class Files:
    def __init__(self, bucket):
        self.bucket = bucket
        self.client = boto3.Session().client("s3")

    def put(self, key):
        self.client.put_object(Bucket=self.bucket, Key=key)    # itmap: object_storage put_object uploads


Files(BUCKET).put("x")


def main(body):
    s3.upload_file("x", BUCKET, "key")                         # itmap: object_storage upload_file uploads
    boto3.resource("s3").Bucket("logs").put_object(Key="x")    # itmap: object_storage put_object logs
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket="logs"):   # itmap: object_storage list_objects_v2 logs
        page.get("Contents")                                   # ok: object_storage
    sqs = boto3.client("sqs")                                  # ok: queue_publish
    sqs.send_message(QueueUrl="https://sqs/1/orders", MessageBody=body)    # itmap: queue_publish publish https://sqs/1/orders
    sqs.receive_message(QueueUrl="https://sqs/1/orders")       # itmap: queue_consume consume https://sqs/1/orders
    boto3.client("sns").publish(TopicArn="arn:aws:sns:x:1:news", Message="x")  # itmap: queue_publish publish arn:aws:sns:x:1:news
    table = boto3.resource("dynamodb").Table("users")          # ok: db_call
    table.put_item(Item={})                                    # itmap: db_call insert users
    boto3.client("dynamodb").get_item(TableName="users", Key={})   # itmap: db_call select users
    boto3.client("ses").send_email(Source="x")                 # itmap: email send_email
    boto3.client("lambda").invoke(FunctionName="resize")       # itmap: third_party invoke resize
    boto3.client("secretsmanager").get_secret_value(SecretId="db")     # itmap: third_party get_secret_value db
    boto3.client("bedrock-runtime").invoke_model(modelId="titan")      # itmap: llm_call invoke_model titan
