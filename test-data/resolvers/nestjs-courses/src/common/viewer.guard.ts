import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';

@Injectable()
export class ViewerGuard implements CanActivate {
  canActivate(context: ExecutionContext) {
    return Boolean(GqlExecutionContext.create(context).getContext().viewer);
  }
}
