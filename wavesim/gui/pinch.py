"""Two fingers, on a screen or on a trackpad, as one factor and a place."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget


def pinch_of(event: QEvent, viewport: QWidget) -> tuple[float, QPoint] | None:
    """How much closer a pinch goes, and where [px of the viewport]; None for any other event."""
    if isinstance(event, QNativeGestureEvent):
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return None
        return max(1.0 + event.value(), 0.1), event.position().toPoint()
    if isinstance(event, QGestureEvent):
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if isinstance(pinch, QPinchGesture):
            return max(pinch.scaleFactor(), 0.1), viewport.mapFromGlobal(
                pinch.centerPoint().toPoint()
            )
    return None
