import styles from './Trends.module.css';

const HEIGHT = 96;
const WIDTH = 630;

type Bar = {
  key: string;
  /** The segments, from the bottom up. */
  parts: { series: string; value: number }[];
  title: string;
};

/**
 * Stacked bars over time. Screen readers use the label and the table beside the
 * chart.
 */
export const BarChart = (props: {
  bars: readonly Bar[];
  /** The value of a full bar. */
  max: number;
  label: string;
}) => {
  const { bars, label, max } = props;
  const step = WIDTH / Math.max(bars.length, 1);
  const gap = bars.length > 30 ? 1 : 4;

  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {bars.map(({ key, parts, title }, index) => {
        let top = HEIGHT;
        return (
          <g key={key}>
            <title>{title}</title>
            <rect
              className={styles.ground}
              x={index * step}
              y={0}
              width={step - gap}
              height={HEIGHT}
            />
            {parts
              .filter(({ value }) => value > 0)
              .map(({ series, value }) => {
                const height = max > 0 ? (value / max) * HEIGHT : 0;
                top -= height;
                return (
                  <rect
                    key={series}
                    className={styles.part}
                    data-series={series}
                    x={index * step}
                    y={top}
                    width={step - gap}
                    height={height}
                  />
                );
              })}
          </g>
        );
      })}
    </svg>
  );
};
