/** Catches what fails while a page is being shown: the window keeps its frame, and the user a way on. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { Component, type ReactNode } from 'react';
import { ProblemNotice } from '../components/ProblemNotice.tsx';

interface BoundaryProps {
  /** Leads to where it can be tried again. */
  readonly onRetry: () => void;
  readonly children: ReactNode;
}
interface BoundaryState {
  readonly hasFailed: boolean;
}

const page = style({ maxWidth: 880, marginX: 'auto', paddingX: 40, paddingY: 40 });

export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { hasFailed: false };

  /** Not the error itself: its text may quote what was being shown. */
  static getDerivedStateFromError(): BoundaryState {
    return { hasFailed: true };
  }

  readonly retry = (): void => {
    this.props.onRetry();
    this.setState({ hasFailed: false });
  };

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <main className={page}>
        <ProblemNotice
          problem={{ code: 'unexpected', params: { reference: 'page' } }}
          onAction={this.retry}
        />
      </main>
    );
  }
}
