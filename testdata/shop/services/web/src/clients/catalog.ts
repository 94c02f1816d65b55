import axios from "axios";

import { settings } from "../settings.js";

export interface Product {
  sku: string;
  name: string;
  price: number;
}

const http = axios.create({ baseURL: `${settings.catalogUrl}/v1`, timeout: 2000 });

export async function listProducts(limit: number): Promise<Product[]> {
  const { data } = await http.get<Product[]>("/products", { params: { limit } });
  return data;
}

export async function findProduct(sku: string): Promise<Product | undefined> {
  const response = await http.get<Product>(`/products/${encodeURIComponent(sku)}`, {
    validateStatus: (status) => status === 200 || status === 404,
  });
  return response.status === 200 ? response.data : undefined;
}
