import { Notice } from '../../ui/index.ts'

/** After a look-up that found nothing: what is most often mistaken. */
export function Checks({ title, points }: { title: string; points: readonly string[] }) {
  return (
    <Notice title={title} tone="warn">
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </Notice>
  )
}
