import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { Types } from 'mongoose';

@Schema()
export class Progress {
  @Prop()
  user: string;

  @Prop({ type: Types.ObjectId })
  course: Types.ObjectId;

  @Prop([String])
  finished: string[];
}

export const ProgressSchema = SchemaFactory.createForClass(Progress);
