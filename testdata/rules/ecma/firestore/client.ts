// file: admin.ts
import { Firestore } from "@google-cloud/firestore";

const db = new Firestore();

export async function run(id: string) {
  await db.collection("users").doc(id).get(); // itmap: db_call select users
  await db.collection("orders").add({ id }); // itmap: db_call insert orders
  await db.collection("orders").where("a", "==", 1).get(); // itmap: db_call select orders
  const ref = db.collection("users").doc(id); // ok: db_call
  await ref.update({ id }); // itmap: db_call update users
}

// file: web.ts
import { addDoc, collection, doc, getDoc, getDocs, getFirestore, query, where } from "firebase/firestore";

const db = getFirestore();

export async function web(id: string) {
  await getDocs(query(collection(db, "users"), where("a", "==", 1))); // itmap: db_call select users
  await getDoc(doc(db, "orders", id)); // itmap: db_call select orders
  await addDoc(collection(db, "logs"), { id }); // itmap: db_call insert logs
}
