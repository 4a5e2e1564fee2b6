// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routejsonview.h"

#include "gateway/jsonmerge.h"
#include "ui/routes/jsontroublewords.h"
#include "ui/routes/lamplist.h"
#include "ui/routes/routefields.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int mostRowsShown = 4;

} // namespace

RouteJsonView::RouteJsonView(QWidget *parent)
    : QWidget(parent)
    , m_text(new JsonEdit(this))
    , m_list(new LampList(mostRowsShown, this))
{
    m_text->setObjectName(u"routeJson"_s);
    m_text->setAccessibleName(tr("Route as JSON"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOffers([this](const JsonPlace &place) { return m_completion.offers(place); });
    m_list->setObjectName(u"routeJsonProblems"_s);
    m_list->setAccessibleName(tr("What is wrong with the JSON"));
    m_list->setVisible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_list);

    m_pause.setSingleShot(true);
    m_pause.setInterval(std::chrono::milliseconds(200));
    connect(&m_pause, &QTimer::timeout, this, &RouteJsonView::read);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] { m_pause.start(); });
    const auto go = [this](const QListWidgetItem *item) { m_text->goTo(item->data(Qt::UserRole).toLongLong()); };
    connect(m_list, &QListWidget::itemActivated, this, go);
    connect(m_list, &QListWidget::itemClicked, this, go);
}

void RouteJsonView::startRoute(const Route &route)
{
    m_route = route;
    m_text->startText(QString::fromUtf8(routeToJson(route)).trimmed());
    m_pause.stop();
    m_troubles.clear();
    showMarks();
}

void RouteJsonView::setRoute(const Route &route)
{
    m_route = route;
    m_text->changeText(mergedJsonText(m_text->toPlainText(), routeToJson(route)));
    m_pause.stop(); // it says what the route says, so there is nothing to read
    m_troubles.clear();
    showMarks();
}

void RouteJsonView::setReadOnly(bool readOnly)
{
    m_text->setReadOnly(readOnly);
}

void RouteJsonView::setSchemas(const GatewaySchemas &schemas)
{
    m_completion = RouteCompletion(schemas);
}

void RouteJsonView::showRemarks(const QList<DraftRemark> &remarks)
{
    if (remarks == m_remarks)
        return;
    m_remarks = remarks;
    showMarks();
}

QString RouteJsonView::problem() const
{
    return m_troubles.isEmpty() ? QString()
                                : withPlace(m_text->toPlainText(), m_troubles.constFirst().begin, m_troubles.constFirst().message);
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
    m_troubles.clear();
    const JsonOutline outline = jsonOutline(text);
    for (const JsonTrouble &trouble : outline.troubles)
        m_troubles.append({ trouble.begin, trouble.end, describeTrouble(trouble.kind), true });
    Result<Route> route = routeFromJson(text.toUtf8());
    if (m_troubles.isEmpty() && !route)
        m_troubles.append({ 0, 1, route.error().message, true });
    if (m_troubles.isEmpty()) {
        if (const QString name = keyInClear(*route); !name.isEmpty()) {
            const qsizetype at = std::max<qsizetype>(0, text.indexOf(u'"' + name + u'"'));
            m_troubles.append(
                { at, at + name.size() + 2,
                  tr("The value of %1 is a key in clear. It is not taken: it would be kept in a file. Name a reference, such as "
                     "{env:GEMINI_API_KEY}.")
                      .arg(name),
                  true });
        }
    }
    showMarks();
    if (!m_troubles.isEmpty())
        return;
    route->modifiedIndex = m_route.modifiedIndex; // the text does not tell it
    if (*route == m_route)
        return;
    m_route = *route;
    Q_EMIT edited(*route);
}

QList<JsonMark> RouteJsonView::marksOfRemarks(const JsonOutline &outline) const
{
    QList<JsonMark> marks;
    for (const DraftRemark &remark : m_remarks) {
        const JsonNode *node = nodeAtPlace(outline, remark.field);
        if (!node)
            continue;
        // Of what is large only the name is marked.
        const bool isLarge = node->kind == JsonNode::Kind::Object || node->kind == JsonNode::Kind::Array;
        const qsizetype begin = node->keyBegin >= 0 && isLarge ? node->keyBegin : node->begin;
        const qsizetype end = node->keyBegin >= 0 && isLarge ? node->keyEnd : isLarge ? node->begin + 1 : node->end;
        marks.append({ begin, end, remark.message, remark.severity == DraftRemark::Severity::Error });
    }
    return marks;
}

bool RouteJsonView::focusPlace(const QString &place)
{
    const JsonOutline outline = jsonOutline(m_text->toPlainText());
    const JsonNode *node = nodeAtPlace(outline, place);
    if (!node)
        return false;
    m_text->goTo(node->keyBegin >= 0 ? node->keyBegin : node->begin);
    return true;
}

void RouteJsonView::showMarks()
{
    const QString text = m_text->toPlainText();
    const QList<JsonMark> marks = m_troubles.isEmpty() ? marksOfRemarks(jsonOutline(text)) : m_troubles;
    m_text->setMarks(marks);
    m_text->setAccessibleDescription(marks.isEmpty() ? QString() : withPlace(text, marks.constFirst().begin, marks.constFirst().message));
    m_list->clear();
    for (const JsonMark &mark : marks) {
        const theme::Signal signal = mark.isError ? theme::Signal::Stop : theme::Signal::Caution;
        m_list->add(signal, withPlace(text, mark.begin, mark.message))->setData(Qt::UserRole, qlonglong(mark.begin));
    }
    m_list->setVisible(!marks.isEmpty());
    m_list->fit();
}

} // namespace lineside
