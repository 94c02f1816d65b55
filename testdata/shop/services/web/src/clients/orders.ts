import axios, { type AxiosInstance } from "axios";

import { settings } from "../settings.js";

export interface Line {
  sku: string;
  quantity: number;
}

/** Talks to the orders service on behalf of one customer. */
export class OrdersClient {
  private readonly http: AxiosInstance;

  constructor(customer: string) {
    const headers = { "X-Customer-Id": customer };
    this.http = axios.create({ baseURL: `${settings.ordersUrl}/api/v1/orders`, headers, timeout: 5000 });
  }

  async list() {
    return (await this.http.get("")).data;
  }

  async show(id: string) {
    return (await this.http.get(`/${id}`)).data;
  }

  async place(email: string, lines: Line[]) {
    const order = (await this.http.post("", { email, lines })).data;
    const payment = (await this.http.post(`/${order.id}/payments`)).data;
    return { order, payment };
  }

  async cancel(id: string) {
    await this.http.delete(`/${id}`);
  }
}
