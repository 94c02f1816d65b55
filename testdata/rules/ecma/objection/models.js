const { Model } = require("objection");

class User extends Model { // itmap: db_model User users
  static get tableName() {
    return "users";
  }
}

class Order extends Model { // itmap: db_model Order orders
  static tableName = "orders";
}

class Base extends Model {} // ok: db_model

async function run(id) {
  await User.query().where("id", id).first(); // itmap: db_call select users
  await User.query().findById(id); // itmap: db_call select users
  await Order.query().insert({ id }); // itmap: db_call insert orders
  await Order.query().patch({ id }).where("id", id); // itmap: db_call update orders
  await Order.query().deleteById(id); // itmap: db_call delete orders
  Model.knex(null); // ok: db_call
}

module.exports = { run, Base };
