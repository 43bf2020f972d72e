import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { HydratedDocument, Types } from 'mongoose';

@ObjectType()
@Schema()
export class Category {
  @Field(() => ID)
  _id: Types.ObjectId;

  @Field()
  @Prop()
  name: string;
}

@ObjectType()
@Schema()
export class Course {
  @Field(() => ID)
  _id: Types.ObjectId;

  @Field()
  @Prop()
  title: string;

  @Field(() => Int)
  @Prop()
  cents: number;

  @Field(() => [String])
  @Prop([String])
  keywords: string[];

  @Prop({ type: Types.ObjectId, ref: 'User' })
  teacher: Types.ObjectId;

  @Prop({ type: Types.ObjectId, ref: 'Category' })
  category: Types.ObjectId | Category;
}

export type CourseDocument = HydratedDocument<Course>;
export const CategorySchema = SchemaFactory.createForClass(Category);
export const CourseSchema = SchemaFactory.createForClass(Course);
