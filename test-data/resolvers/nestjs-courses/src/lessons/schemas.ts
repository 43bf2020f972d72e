import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { HydratedDocument, Types } from 'mongoose';

@ObjectType()
@Schema()
export class Attachment {
  @Field()
  @Prop()
  filename: string;
}

@ObjectType()
@Schema()
export class Lesson {
  @Field(() => ID)
  _id: Types.ObjectId;

  @Field()
  @Prop()
  title: string;

  @Field(() => Int)
  @Prop()
  seconds: number;

  @Prop()
  isPreview: boolean;

  @Prop()
  videoId: string;

  @Prop({ type: Types.ObjectId, ref: 'Course' })
  course: Types.ObjectId;

  @Prop([{ type: Types.ObjectId, ref: 'Attachment' }])
  attachments: Types.ObjectId[];
}

export type LessonDocument = HydratedDocument<Lesson>;
export const LessonSchema = SchemaFactory.createForClass(Lesson);
export const AttachmentSchema = SchemaFactory.createForClass(Attachment);
