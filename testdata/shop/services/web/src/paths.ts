export const API = "/api";

export enum Area {
  Cart = "cart",
  Orders = "orders",
}
