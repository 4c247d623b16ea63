import { useText } from './language.tsx'
import { Tag, type TagTone } from './tag.tsx'

export type TaskState = 'notStarted' | 'inProgress' | 'done' | 'cannotStart' | 'error'

export interface Task {
  title: string
  hint?: string | undefined
  /** Left out when the task cannot be started yet. */
  href?: string | undefined
  state: TaskState
}

const tones = {
  notStarted: 'blue',
  inProgress: 'blue',
  done: 'ok',
  cannotStart: 'grey',
  error: 'red',
} satisfies Record<TaskState, TagTone>

/** The parts of an application and how far each is. The whole line leads to the part. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  const t = useText()
  return (
    <ul className="task-list">
      {tasks.map((task, index) => (
        <li key={task.title}>
          <div>
            {task.href ? (
              <a href={task.href} aria-describedby={`task-${index}`}>
                {task.title}
              </a>
            ) : (
              <span>{task.title}</span>
            )}
            {task.hint && <div className="hint">{task.hint}</div>}
          </div>
          <div id={`task-${index}`}>
            <Tag tone={tones[task.state]}>{t(`common.task.${task.state}`)}</Tag>
          </div>
        </li>
      ))}
    </ul>
  )
}
