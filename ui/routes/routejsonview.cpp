// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routejsonview.h"

#include "gateway/gatewayadmin.h"
#include "ui/routes/routefields.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// The first number of the message is the line: "line 3, column 5".
int lineOf(const Error &error)
{
    static const QRegularExpression number(u"\\d+"_s);
    return number.match(error.message).captured().toInt();
}

int lineWith(const QString &text, const QString &word)
{
    const qsizetype at = text.indexOf(u'"' + word + u'"');
    return at < 0 ? 0 : int(QStringView(text).left(at).count(u'\n')) + 1;
}

} // namespace

RouteJsonView::RouteJsonView(QWidget *parent)
    : QWidget(parent)
    , m_text(new QPlainTextEdit(this))
    , m_problem(new QLabel(this))
{
    m_text->setObjectName(u"routeJson"_s);
    m_text->setAccessibleName(tr("Route as JSON"));
    m_text->setFont(theme::codeFont());
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_problem->setObjectName(u"routeJsonProblem"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setContentsMargins(theme::Medium, theme::Small, theme::Medium, theme::Small);
    m_problem->setVisible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_problem);

    m_pause.setSingleShot(true);
    m_pause.setInterval(std::chrono::milliseconds(200));
    connect(&m_pause, &QTimer::timeout, this, &RouteJsonView::read);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] { m_pause.start(); });
}

void RouteJsonView::setRoute(const Route &route)
{
    m_pause.stop();
    m_route = route;
    const QByteArray json = routeToJson(route);
    // What is being typed keeps its own spaces and order as long as it means the same.
    if (const Result<Route> typed = routeFromJson(m_text->toPlainText().toUtf8()); typed && routeToJson(*typed) == json)
        return showProblem({}, 0);
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(QString::fromUtf8(json).trimmed());
    showProblem({}, 0);
}

void RouteJsonView::setReadOnly(bool readOnly)
{
    m_text->setReadOnly(readOnly);
}

QString RouteJsonView::problem() const
{
    return m_problem->text();
}

void RouteJsonView::flush()
{
    if (m_pause.isActive()) {
        m_pause.stop();
        read();
    }
}

void RouteJsonView::read()
{
    const QString text = m_text->toPlainText();
    Result<Route> route = routeFromJson(text.toUtf8());
    if (!route) {
        const Error &error = route.error();
        return showProblem(error.hint.isEmpty() ? error.message : error.message + u' ' + error.hint, lineOf(error));
    }
    if (const QString name = keyInClear(*route); !name.isEmpty())
        return showProblem(tr("The value of %1 is a key in clear. It is not taken: it would be kept in a file. Name a reference, such as "
                              "{env:GEMINI_API_KEY}.")
                               .arg(name),
                           lineWith(text, name));
    showProblem({}, 0);
    route->modifiedIndex = m_route.modifiedIndex; // the text does not tell it
    if (*route == m_route)
        return;
    m_route = *route;
    Q_EMIT edited(*route);
}

void RouteJsonView::showProblem(const QString &text, int line)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme::signalTextColor(theme::Signal::Stop, palette()));
    m_problem->setPalette(colours);
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    m_text->setAccessibleDescription(text);
    QList<QTextEdit::ExtraSelection> marks;
    if (const QTextBlock block = m_text->document()->findBlockByNumber(line - 1); !text.isEmpty() && line > 0 && block.isValid()) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(block);
        QColor tint = theme::signalColor(theme::Signal::Stop, palette());
        tint.setAlphaF(0.18F);
        mark.format.setBackground(tint);
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks.append(mark);
    }
    m_text->setExtraSelections(marks);
}

} // namespace lineside
