// file: user.js
const mongoose = require("mongoose");

const schema = new mongoose.Schema({ name: String });
const plays = new mongoose.Schema({}, { collection: "plays" });

const User = mongoose.model("User", schema); // itmap: db_model User users
const Category = mongoose.model("Category", schema, "cats"); // itmap: db_model Category cats
const Play = mongoose.model("Play", plays); // itmap: db_model Play plays

async function run(id) {
  await User.find({ id }).sort("name").limit(3).exec(); // itmap: db_call select users
  await Category.updateOne({ id }, { name: "x" }); // itmap: db_call update cats
  await Play.findByIdAndDelete(id); // itmap: db_call delete plays
  await User.create({ id }); // itmap: db_call insert users
  const found = await User.findOne({ id }); // itmap: db_call select users
  await found.save(); // itmap: db_call upsert users
  await mongoose.connect("mongodb://db/x"); // ok: db_call
  schema.index({ name: 1 }); // ok: db_call
  [1, 2].find((n) => n > 1); // ok: db_call
}

module.exports = run;

// file: ads.service.ts
import { InjectModel, Prop, Schema } from "@nestjs/mongoose";
import { Model } from "mongoose";

@Schema({ collection: "ads" }) // itmap: db_model Ad ads
export class Ad {
  @Prop() title: string;
}

export class AdsService {
  constructor(@InjectModel(Ad.name) private readonly ads: Model<Ad>) {}

  async all() {
    return this.ads.find().lean(); // itmap: db_call select ads
  }
}

// file: cats.ts
import { getModelForClass, prop } from "@typegoose/typegoose";

class Cat {
  @prop() name: string;
}

const CatModel = getModelForClass(Cat); // ok: db_call

export async function cats() {
  return CatModel.find({}); // itmap: db_call select cats
}

// file: base.repository.ts
import { Model } from "mongoose";

export class BaseRepository<T> {
  constructor(protected model: Model<T>) {}

  count(query) {
    return this.model.countDocuments(query); // itmap: db_call select messages ; db_call select topics
  }
}

// file: repositories.ts
import mongoose from "mongoose";
import { BaseRepository } from "./base.repository";

const Message = mongoose.model<any>("Message", new mongoose.Schema({})); // itmap: db_model Message messages
const Topic = mongoose.model<any>("Topic", new mongoose.Schema({})); // itmap: db_model Topic topics

export class MessageRepository extends BaseRepository<any> {
  constructor() {
    super(Message);
  }
}

export class TopicRepository extends BaseRepository<any> {
  constructor() {
    super(Topic);
  }
}
