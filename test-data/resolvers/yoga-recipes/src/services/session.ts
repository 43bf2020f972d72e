import { prisma } from '../prisma.js';

export async function currentUser(request: Request) {
  const id = request.headers.get('x-user-id');
  return id ? prisma.user.findUnique({ where: { id } }) : null;
}
