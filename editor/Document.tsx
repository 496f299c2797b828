/** The policy as it is printed; beside each heading, the rules that encode what stands below it. */
import type { Policy, Section, Segment } from './data.ts';
import { s } from './strings.ts';

export function Document({ policy }: { readonly policy: Policy }) {
  return (
    <section id="document" aria-labelledby="document-title">
      <h2 id="document-title">{s.document}</h2>
      <p className="note">{s.legend}</p>
      {policy.sections.map((section, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the document does not change while it is shown
        <SectionView key={i} section={section} />
      ))}
    </section>
  );
}

function SectionView({ section }: { readonly section: Section }) {
  const Heading = section.depth <= 1 ? 'h3' : section.depth === 2 ? 'h4' : 'h5';
  return (
    <div className="section">
      <div className="prose">
        {section.heading && <Heading className={`depth${Math.min(section.depth, 3)}`}>{section.heading}</Heading>}
        {section.paragraphs.map((segments, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the document does not change while it is shown
          <p key={i}>
            {segments.map((segment, k) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the document does not change while it is shown
              <SegmentView key={k} segment={segment} />
            ))}
          </p>
        ))}
      </div>
      {section.blocks.length > 0 && (
        <div className="rules">
          {section.blocks.map((block) => (
            <details key={block.line}>
              <summary>
                {block.head} <span className="note">{s.line(block.line)}</span>
              </summary>
              <pre>{block.text}</pre>
            </details>
          ))}
        </div>
      )}
    </div>
  );
}

function SegmentView({ segment }: { readonly segment: Segment }) {
  if (segment.mark === 'plain') return <span>{segment.text}</span>;
  return (
    <span className={segment.mark} title={s[segment.mark]} data-mark={segment.mark}>
      {segment.text}
    </span>
  );
}
