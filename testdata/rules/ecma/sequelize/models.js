// file: models.js
const { Sequelize, Model, DataTypes } = require("sequelize");

const sequelize = new Sequelize("sqlite::memory:");

const User = sequelize.define("User", { name: DataTypes.STRING }); // itmap: db_model User Users
const Log = sequelize.define("Log", {}, { tableName: "audit_log" }); // itmap: db_model Log audit_log

class Order extends Model {} // itmap: db_model Order Orders
Order.init({}, { sequelize }); // ok: db_model

module.exports = { sequelize, User, Log, Order };

// file: app.js
const { sequelize, User, Log, Order } = require("./models");

async function run(id) {
  await User.findAll({ where: { id } }); // itmap: db_call select Users
  await Log.create({ id }); // itmap: db_call insert audit_log
  const order = await Order.findByPk(id); // itmap: db_call select Orders
  await order.update({ id }); // itmap: db_call update Orders
  await Order.destroy({ where: { id } }); // itmap: db_call delete Orders
  await sequelize.query("select * from carts"); // itmap: db_call select carts
  await sequelize.transaction(); // itmap: db_call transaction
  User.hasMany(Order); // ok: db_call
  await sequelize.authenticate(); // ok: db_call
  await sequelize.close(); // ok: db_call
}

module.exports = run;

// file: table.ts
import { Table, Model } from "sequelize-typescript";

@Table({ tableName: "people" }) // itmap: db_model Person people
export class Person extends Model {}

export async function people() {
  return Person.findAll(); // itmap: db_call select people
}

// file: migrations/1.js
require("sequelize");

module.exports = {
  up: async (queryInterface, types) => {
    await queryInterface.createTable("events", {}); // itmap: db_migration ddl events
    await queryInterface.addIndex("events", ["id"]); // itmap: db_migration ddl events
  },
};
