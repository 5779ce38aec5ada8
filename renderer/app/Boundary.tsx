/** Catches what fails while a page is being shown: the window keeps its frame, and the user a way on. */
import { Component, type ReactNode } from 'react';
import { FailedPage } from '../components/FailedPage.tsx';

interface BoundaryProps {
  /** What is being shown: with another one it is tried again, such as after the way home was taken. */
  readonly place: unknown;
  /** Leads to where it can be tried again. */
  readonly onRetry: () => void;
  readonly children: ReactNode;
}
interface BoundaryState {
  readonly hasFailed: boolean;
}

export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { hasFailed: false };

  /** Not the error itself: its text may quote what was being shown. */
  static getDerivedStateFromError(): BoundaryState {
    return { hasFailed: true };
  }

  override componentDidUpdate({ place }: BoundaryProps): void {
    if (place !== this.props.place && this.state.hasFailed) this.setState({ hasFailed: false });
  }

  readonly retry = (): void => {
    this.props.onRetry();
    this.setState({ hasFailed: false });
  };

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <FailedPage problem={{ code: 'unexpected', params: { reference: 'page' } }} onRetry={this.retry} />
    );
  }
}
