// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/transcriptcanvas.h"

#include "core/freememory.h"
#include "ui/theme/theme.h"
#include "ui/transcript/transcriptaccess.h"
#include "ui/transcript/turnpieces.h"

#include <QDeadlineTimer>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qreal narrowestColumn = 120;
/// Colours are found in slices of this length, so that no frame has to wait for them.
constexpr std::chrono::milliseconds colourSlice{2};
constexpr std::chrono::milliseconds quietTime{100};
/// While text streams in. A thumb that shrinks by less than a pixel with each line need not be laid and painted with each.
constexpr std::chrono::milliseconds barPause{50};

} // namespace

TranscriptCanvas::TranscriptCanvas(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_reading(m_layout)
{
    TranscriptAccess::install();
    setObjectName(u"transcriptCanvas"_s);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // or the column would jump aside, and all be painted again, when it gets longer than the window
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Window);
    m_idle.setSingleShot(true);
    m_idle.setInterval(0);
    connect(&m_idle, &QTimer::timeout, this, &TranscriptCanvas::doLater);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietTime);
    connect(&m_quiet, &QTimer::timeout, this, [this] {
        m_layout.rest();
        giveBackFreeMemory(); // an answer takes several times its room while it grows
    });
    m_barPause.setSingleShot(true);
    m_barPause.setInterval(barPause);
    connect(&m_barPause, &QTimer::timeout, this, [this] {
        if (m_areBarsLate)
            setBars();
    });
    connect(&m_thumbnails, &ThumbnailMaker::made, this, [this](const QByteArray &image, const QImage &picture) {
        m_layout.setPicture(image, picture);
        refresh();
    });
}

TranscriptCanvas::~TranscriptCanvas() = default;

void TranscriptCanvas::setTurns(const QList<ChatTurn> *turns, const TranscriptLayout::ContextOf &contextOf)
{
    takeTerms();
    m_layout.setTurns(turns, contextOf);
    m_reading.goToEnd();
    Q_EMIT messagesReplaced(0);
    refresh();
}

void TranscriptCanvas::replaceFrom(qsizetype firstChanged)
{
    m_layout.replaceFrom(firstChanged);
    m_reading.adjustFrom(firstChanged);
    Q_EMIT messagesReplaced(firstChanged);
    refresh();
}

void TranscriptCanvas::updateMessage(qsizetype message)
{
    if (message < 0 || message >= m_layout.count())
        return;
    const TranscriptLayout::Change change = m_layout.update(message);
    m_reading.adjust(message, change);
    Q_EMIT piecesChanged(message, change);
    if (!change.isEmpty() && m_layout.turn(message).role == Role::Assistant && !isUnderWay(m_layout.turn(message)))
        m_quiet.start();
    showDamage();
    setBarsSoon();
    finishLater();
}

void TranscriptCanvas::updateContexts()
{
    for (qsizetype message = 0; message < m_layout.count(); ++message) {
        if (m_layout.isSplit(message))
            updateMessage(message);
    }
}

void TranscriptCanvas::setReasoningOpen(qsizetype message, bool open)
{
    m_reading.holdTop();
    const TranscriptLayout::Change change = m_layout.setReasoningOpen(message, open);
    m_reading.adjust(message, change);
    Q_EMIT piecesChanged(message, change);
    refresh();
}

void TranscriptCanvas::setZoom(qreal zoom)
{
    m_zoom = zoom;
    takeTerms();
    refresh();
}

void TranscriptCanvas::setWrapsCode(bool wraps)
{
    m_wrapsCode = wraps;
    takeTerms();
    refresh();
}

void TranscriptCanvas::scrollSideways(qsizetype message, qsizetype piece, qreal distance)
{
    m_layout.message(message).scrollSideways(piece, distance);
    refresh();
}

qreal TranscriptCanvas::slidingAt(const Hit &hit)
{
    MessageLayout &layout = m_layout.message(hit.message);
    const LayoutTerms &terms = m_layout.terms();
    const qreal laneTop = terms.toLogical(layout.heightOf(hit.piece) - terms.toDevice(theme::Small));
    const bool isOnLane = hit.isOnPiece && layout.pieces().at(hit.piece).endsBlock && hit.point.y() >= laneTop;
    const qreal most = isOnLane ? layout.mostSidewaysOf(hit.piece) : 0;
    return most > 0 ? (terms.width + most) / terms.width : 0;
}

std::optional<TranscriptCanvas::Hit> TranscriptCanvas::hitAt(QPoint viewportPoint) const
{
    const int row = m_layout.terms().toDevice(viewportPoint.y());
    const auto below = std::ranges::find_if(m_shown, [row](const ShownPiece &piece) { return piece.bottom() > row; });
    if (m_shown.isEmpty())
        return std::nullopt;
    const ShownPiece &piece = below != m_shown.end() ? *below : m_shown.constLast();
    const QPointF point(viewportPoint.x() - m_columnLeft, viewportPoint.y() - m_layout.terms().toLogical(piece.top));
    const bool isOn = piece.top <= row && row < piece.bottom() && point.x() >= 0 && point.x() < m_layout.terms().width;
    return Hit{piece.message, piece.piece, point, isOn};
}

std::optional<TextPlace> TranscriptCanvas::placeAt(QPoint viewportPoint) const
{
    const std::optional<Hit> hit = hitAt(viewportPoint);
    if (!hit)
        return std::nullopt;
    const LaidPiece *laid = const_cast<TranscriptCanvas *>(this)->m_layout.message(hit->message).laid(hit->piece);
    return TextPlace{hit->message, hit->piece, laid->positionAt(hit->point)};
}

QRectF TranscriptCanvas::areaOf(qsizetype message, qsizetype piece)
{
    m_layout.lay(message, piece);
    const LayoutTerms &terms = m_layout.terms();
    const qint64 top = m_layout.topOf(message, piece) - m_reading.position();
    return QRectF(m_columnLeft, terms.toLogical(top), terms.width, terms.toLogical(m_layout.message(message).heightOf(piece)));
}

QRectF TranscriptCanvas::areaOf(qsizetype message) const
{
    const LayoutTerms &terms = m_layout.terms();
    const qint64 top = m_layout.topOf(message);
    return QRectF(m_columnLeft, terms.toLogical(top - m_reading.position()), terms.width, terms.toLogical(m_layout.bottomOf(message) - top));
}

QRectF TranscriptCanvas::caretAt(const TextPlace &place)
{
    const QPointF corner = areaOf(place.message, place.piece).topLeft();
    return m_layout.lay(place.message, place.piece).caretAt(place.offset).translated(corner);
}

void TranscriptCanvas::reveal(const TextPlace &place)
{
    const QRectF caret = m_layout.lay(place.message, place.piece).caretAt(place.offset);
    const LayoutTerms &terms = m_layout.terms();
    m_reading.reveal(place.message, place.piece, terms.toDevice(caret.top()), terms.toDevice(caret.bottom()));
    const qreal edge = 4 * terms.style.text.character;
    if (caret.left() < edge)
        m_layout.message(place.message).scrollSideways(place.piece, caret.left() - edge);
    else if (caret.left() > terms.width - edge)
        m_layout.message(place.message).scrollSideways(place.piece, caret.left() - terms.width + edge);
    refresh();
}

void TranscriptCanvas::goToMessage(qsizetype message)
{
    m_reading.goTo(message);
    refresh();
}

void TranscriptCanvas::goToEnd()
{
    m_reading.goToEnd();
    refresh();
}

void TranscriptCanvas::setMarksOf(const MarksOf &marksOf)
{
    m_marksOf = marksOf;
    refresh();
}

void TranscriptCanvas::setFocusOf(const FocusOf &focusOf)
{
    m_focusOf = focusOf;
    refresh();
}

void TranscriptCanvas::takeTerms()
{
    LayoutTerms terms;
    terms.style = TranscriptStyle::from(palette(), font(), m_zoom, devicePixelRatioF());
    terms.wrapsCode = m_wrapsCode;
    const qreal room = viewport()->width() - 2 * theme::Large;
    terms.width = std::max(narrowestColumn, std::min(terms.style.columnWidth, terms.style.snapped(room)));
    m_columnLeft = terms.style.snapped(std::max<qreal>(0, (viewport()->width() - terms.width) / 2));
    m_reading.setViewportHeight(int(std::ceil(viewport()->height() * terms.style.devicePixelRatio)));
    if (terms == m_layout.terms())
        return;
    m_reading.holdLine();
    if (terms.style != m_layout.terms().style)
        m_fonts.beginAgain();
    m_layout.setTerms(terms);
    repaintAll();
    Q_EMIT layoutChanged();
}

void TranscriptCanvas::refresh()
{
    showDamage();
    setBars();
    finishLater();
}

void TranscriptCanvas::showDamage()
{
    if (m_quiet.isActive())
        m_quiet.start();
    m_reading.settle();
    const QList<ShownPiece> shown = lookAgain();
    const PaintDamage damage = damageBetween(m_shown, shown, m_reading.viewportHeight(), m_layout.terms().scrollStep());
    m_shown = shown;
    repaint(damage);
    if (std::exchange(m_shownPosition, m_reading.position()) != m_reading.position() || damage.shift != 0)
        Q_EMIT scrolled();
    if (std::exchange(m_isFollowing, m_reading.isFollowing()) != m_reading.isFollowing())
        Q_EMIT followingChanged(m_isFollowing);
}

/// What takes its time is done after the frame.
void TranscriptCanvas::finishLater()
{
    if (!m_idle.isActive() && (m_layout.lacksColours(m_shown) || wantsFonts()))
        m_idle.start();
    for (const QByteArray &image : m_layout.lackingPictures(m_shown))
        m_thumbnails.want(image, m_layout.terms().style.devicePixelRatio);
}

/// Only once there is an answer to wait for, so that nobody pays for them who does not ask.
bool TranscriptCanvas::wantsFonts() const
{
    return !m_fonts.isDone() && m_layout.count() > 0 && isUnderWay(m_layout.turn(m_layout.count() - 1));
}

void TranscriptCanvas::doLater()
{
    if (wantsFonts()) {
        m_fonts.step(m_layout.terms().style);
        m_idle.start();
        return;
    }
    m_layout.findColours(m_shown, QDeadlineTimer(colourSlice, Qt::PreciseTimer));
    refresh();
}

QList<ShownPiece> TranscriptCanvas::lookAgain() const
{
    QList<ShownPiece> shown = m_layout.shown(m_reading.position(), m_reading.position() + m_reading.viewportHeight());
    if (m_marksOf) {
        for (ShownPiece &piece : shown)
            piece.marks = m_marksOf(piece.message, piece.piece);
    }
    if (m_focusOf) {
        for (ShownPiece &piece : shown)
            piece.focus = m_focusOf(piece.message, piece.piece);
    }
    return shown;
}

/// After a message changed: at once where it matters, otherwise now and then.
void TranscriptCanvas::setBarsSoon()
{
    const bool comesOrGoes = (verticalScrollBar()->maximum() == 0) != (m_reading.maximum() == 0);
    m_areBarsLate = m_reading.isFollowing() && !comesOrGoes && m_barPause.isActive();
    if (m_areBarsLate)
        return;
    setBars();
    m_barPause.start();
}

void TranscriptCanvas::setBars()
{
    m_areBarsLate = false;
    const QScopedValueRollback guard(m_isSettingBars, true);
    QScrollBar *bar = verticalScrollBar();
    bar->setRange(0, int(m_reading.maximum()));
    bar->setEnabled(m_reading.maximum() > 0); // nothing of it is seen otherwise
    bar->setPageStep(m_reading.viewportHeight());
    bar->setSingleStep(lineStep());
    bar->setValue(int(m_reading.position()));
}

void TranscriptCanvas::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    takeTerms();
    repaintAll(); // what a window keeps of its picture when its size changes is not for us to know
    refresh();
}

void TranscriptCanvas::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::StyleChange:
        takeTerms();
        refresh();
        break;
    default:
        break;
    }
}

void TranscriptCanvas::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    takeTerms(); // it may be another screen
    refresh();
}

} // namespace lineside
