import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';

export interface ViewerInfo {
  id: string;
  courses: string[];
}

export const Viewer = createParamDecorator(
  (_data: unknown, context: ExecutionContext): ViewerInfo => GqlExecutionContext.create(context).getContext().viewer,
);
