import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import AWS from "aws-sdk";

const client = new DynamoDBClient({});
const documents = DynamoDBDocumentClient.from(client);
const old = new AWS.DynamoDB.DocumentClient();

export async function run(id: string) {
  await client.send(new PutItemCommand({ TableName: "users", Item: {} })); // itmap: db_call insert users
  await documents.send(new GetCommand({ TableName: "orders", Key: { id } })); // itmap: db_call select orders
  const query = new QueryCommand({ TableName: "orders" }); // ok: db_call
  await documents.send(query); // itmap: db_call select orders
  await old.update({ TableName: "carts", Key: { id } }).promise(); // itmap: db_call update carts
  client.destroy(); // ok: db_call
}
