import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Book, Copy, Loan } from '@prisma/client';

type LoadedLoan = Loan & { copy: Copy & { book: Book } };

@Resolver('Loan')
export class LoansResolver {
  @ResolveField()
  book(@Parent() loan: LoadedLoan): Book {
    return loan.copy.book;
  }

  @ResolveField()
  daysLeft(@Parent() loan: LoadedLoan): number {
    return Math.ceil((loan.due.getTime() - Date.now()) / 86_400_000);
  }
}
