// file: prisma.service.ts
import { PrismaClient } from "@prisma/client";

export class PrismaService extends PrismaClient {
  async onModuleInit() {
    await this.$connect(); // ok: db_call
  }
}

// file: db.ts
import { PrismaClient } from "@prisma/client";

const globalForPrisma = globalThis as unknown as { prisma: PrismaClient | undefined };
export const shared = globalForPrisma.prisma ?? new PrismaClient();
if (process.env.NODE_ENV !== "production") globalForPrisma.prisma = shared;

// file: router.ts
import type { Post } from "@prisma/client";

export const byId = (ctx, input): Promise<Post> => ctx.prisma.post.findUnique({ where: input }); // itmap: db_call select post
export const other = (ctx) => ctx.cache.post.findUnique(1); // ok: db_call

// file: pages.ts
import { shared } from "./db";

export const page = () => shared.post.findMany(); // itmap: db_call select post

// file: users.ts
import { PrismaClient } from "@prisma/client";
import { PrismaService } from "./prisma.service";

const prisma = new PrismaClient();

export class Users {
  constructor(private readonly db: PrismaService) {}

  async run() {
    await this.db.user.findMany({ where: { id: 1 } }); // itmap: db_call select user
    await prisma.orderItem.create({ data: {} }); // itmap: db_call insert orderItem
    await prisma.user.upsert({ where: {}, create: {}, update: {} }); // itmap: db_call upsert user
    await prisma.user.deleteMany(); // itmap: db_call delete user
    await prisma.$queryRaw`select * from audit`; // itmap: db_call select audit
    await prisma.$transaction(async (tx) => { // itmap: db_call transaction
      await tx.log.create({ data: {} }); // itmap: db_call insert log
    });
    const names = new Map<string, string>();
    names.get("user"); // ok: db_call
    await prisma.$disconnect(); // ok: db_call
  }
}
