import type { FrameModel } from '../../ui/index.ts'

/** Every citizen view: its own model, and the frame around it. Routes build both; views only show them. */
export interface ViewProps<Model> {
  model: Model
  frame: FrameModel
}
