// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/wire/wirepanel.h"

#include "interchange/exchangehar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidingbox.h"
#include "ui/wire/exchangetext.h"
#include "ui/wire/savedlater.h"
#include "ui/wire/wirebytespane.h"
#include "ui/wire/wirechart.h"
#include "ui/wire/wireeventspane.h"
#include "ui/wire/wirewords.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside {

namespace {

constexpr auto lookedAgainAfter = 100ms; // while a reply grows
enum Tab { RequestTab, AnswerTab, EventsTab, BytesTab };

QToolButton *barButton(const QString &name, const QString &icon, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(theme::icon(icon));
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(text);
    return button;
}

QToolButton *formButton(const QString &name, const QString &text, const QString &tip, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(tip);
    button->setCheckable(true);
    return button;
}

/// Keeps the place that is being read.
void replaceText(QPlainTextEdit &view, const QString &text)
{
    if (view.toPlainText() == text)
        return;
    const int place = view.verticalScrollBar()->value();
    view.setPlainText(text);
    view.verticalScrollBar()->setValue(place);
}

bool isOver(const ChatTurn &reply)
{
    return reply.state != ReplyState::Waiting && reply.state != ReplyState::Growing;
}

} // namespace

WirePanel::WirePanel(QWidget *parent)
    : QWidget(parent)
    , m_next(failure(Error::Kind::Configuration, QString()))
    , m_summary(new QLabel(this))
    , m_limits(new QLabel(this))
    , m_chart(new WireChart(this))
    , m_tabs(new QTabWidget(this))
    , m_events(new WireEventsPane(this))
    , m_bytes(new WireBytesPane(this))
{
    setObjectName(u"wirePanel"_s);
    m_summary->setObjectName(u"wireSummary"_s);
    m_limits->setObjectName(u"wireLimits"_s);
    for (QLabel *label : {m_summary, m_limits}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setFont(theme::tabularFont(theme::TextSize::Small));
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_limits->setProperty("quiet", true);
    m_tabs->setObjectName(u"wireTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setProperty("narrow", true);
    m_tabs->addTab(makeRequest(), tr("Request"));
    m_tabs->addTab(makeText(u"wireResponse"_s, tr("Head of the answer"), m_response), tr("Answer"));
    m_tabs->addTab(m_events, tr("Events"));
    m_tabs->addTab(m_bytes, tr("Bytes"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Medium, theme::Small, theme::Medium, theme::Medium);
    layout->setSpacing(theme::Small);
    layout->addWidget(makeBar());
    layout->addWidget(m_summary);
    layout->addWidget(m_limits);
    layout->addWidget(m_chart);
    layout->addWidget(m_tabs, 1);
    m_more.setSingleShot(true);
    connectSignals();
    setReplies({});
}

WirePanel::~WirePanel()
{
    m_events->setRecord(nullptr); // before the reader
    m_bytes->setRecord(nullptr);
}

QWidget *WirePanel::makeBar()
{
    auto *bar = new QWidget(this);
    m_subject = new ElidingBox(bar);
    m_subject->setObjectName(u"wireSubject"_s);
    m_subject->setAccessibleName(tr("What to look at"));
    m_subject->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_subject->setMinimumContentsLength(12);
    m_curl = barButton(u"wireCurl"_s, u"curl"_s, tr("Copy as curl"), bar);
    m_curl->setPopupMode(QToolButton::MenuButtonPopup);
    auto *curlMenu = new QMenu(m_curl);
    curlMenu->addAction(theme::icon(u"curl"_s), tr("Copy as curl"), this, &WirePanel::copyCurl);
    curlMenu->addAction(tr("Export the request…"), this, &WirePanel::askForExport)->setObjectName(u"wireExport"_s);
    m_curl->setMenu(curlMenu);
    m_save = barButton(u"wireSave"_s, u"file"_s, tr("Save"), bar);
    m_save->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_save);
    QAction *bytes = menu->addAction(tr("Save the answer's bytes…"), this, &WirePanel::saveBytes);
    bytes->setObjectName(u"wireSaveBytes"_s);
    QAction *exchange = menu->addAction(tr("Save the whole exchange as an HTTP archive (HAR)…"), this, &WirePanel::saveExchange);
    exchange->setObjectName(u"wireSaveExchange"_s);
    m_save->setMenu(menu);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::Tiny);
    layout->addWidget(m_subject, 1);
    layout->addWidget(m_curl);
    layout->addWidget(m_save);
    return bar;
}

QWidget *WirePanel::makeRequest()
{
    auto *page = new QWidget(this);
    m_indented = formButton(u"wireIndented"_s, tr("Indented"), tr("The body with line breaks between its parts"), page);
    m_asSent = formButton(u"wireAsSent"_s, tr("As sent"), tr("The body byte for byte, as it is sent"), page);
    m_indented->setChecked(true);
    auto *group = new QButtonGroup(page);
    group->addButton(m_indented);
    group->addButton(m_asSent);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_indented);
    bar->addWidget(m_asSent);
    bar->addStretch(1);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, theme::Tiny, 0, 0);
    layout->setSpacing(theme::Tiny);
    layout->addLayout(bar);
    layout->addWidget(makeText(u"wireRequest"_s, tr("Request"), m_request), 1);
    connect(m_asSent, &QToolButton::toggled, this, &WirePanel::showTexts);
    return page;
}

QWidget *WirePanel::makeText(const QString &name, const QString &accessible, QPlainTextEdit *&view)
{
    view = new QPlainTextEdit(this);
    view->setObjectName(name);
    view->setAccessibleName(accessible);
    view->setReadOnly(true);
    view->setTabChangesFocus(true);
    view->setFont(theme::codeFont(theme::TextSize::Small));
    view->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return view;
}

void WirePanel::connectSignals()
{
    connect(m_subject, &QComboBox::activated, this, &WirePanel::choose);
    connect(m_curl, &QToolButton::clicked, this, &WirePanel::copyCurl);
    connect(&m_more, &QTimer::timeout, this, &WirePanel::readOn);
}

const WireSubject *WirePanel::shown() const
{
    if (m_showsNext || m_replies.isEmpty())
        return nullptr;
    const auto found = std::ranges::find_if(m_replies, [this](const WireSubject &each) { return each.reply.id == m_chosen; });
    return found == m_replies.end() ? &m_replies.constLast() : &*found;
}

void WirePanel::setNext(const Result<HttpRequest> &request)
{
    m_next = request;
    if (!shown())
        showTexts();
}

void WirePanel::setReplies(const QList<WireSubject> &replies)
{
    m_replies = replies;
    const bool isThere = std::ranges::any_of(m_replies, [this](const WireSubject &each) { return each.reply.id == m_chosen; });
    if (!isThere)
        m_chosen = MessageId::None;
    QStringList titles;
    for (const WireSubject &each : m_replies)
        titles.append(each.title);
    titles.append(tr("The next request"));
    offer(titles);
    present();
}

// Not while nothing changes: the list may be open.
void WirePanel::offer(const QStringList &titles)
{
    if (std::exchange(m_titles, titles) == titles)
        return;
    const QSignalBlocker quiet(m_subject);
    m_subject->clear();
    m_subject->addItems(titles);
}

void WirePanel::showReply(MessageId reply)
{
    const auto found = std::ranges::find_if(m_replies, [reply](const WireSubject &each) { return each.reply.id == reply; });
    if (found != m_replies.end())
        choose(int(found - m_replies.begin()));
}

// The newest is not held on to: a newer one takes its place.
void WirePanel::choose(int row)
{
    m_showsNext = row >= m_replies.size();
    m_chosen = row < m_replies.size() - 1 ? m_replies.at(row).reply.id : MessageId::None;
    present();
}

void WirePanel::present()
{
    const WireSubject *subject = shown();
    m_subject->setCurrentIndex(subject ? int(subject - m_replies.constData()) : m_subject->count() - 1);
    const std::shared_ptr<const WireLog> log = subject ? subject->log : nullptr;
    if (log != m_log || (log && log->isForgotten())) {
        m_events->setRecord(nullptr);
        m_bytes->setRecord(nullptr);
        m_reader.reset();
        m_log = log;
        openLog();
    }
    const bool hasRecord = m_reader != nullptr;
    for (QWidget *part : std::initializer_list<QWidget *>{m_summary, m_chart})
        part->setVisible(hasRecord);
    m_save->setEnabled(hasRecord);
    m_tabs->setTabEnabled(AnswerTab, subject != nullptr);
    m_tabs->setTabEnabled(EventsTab, hasRecord);
    m_tabs->setTabEnabled(BytesTab, hasRecord);
    showTexts();
    showProgress();
    showFacts();
    if (isVisible() && hasRecord && !m_isRead)
        readOn();
}

void WirePanel::openLog()
{
    m_isRead = false;
    m_more.stop();
    if (!m_log || m_log->isForgotten())
        return;
    m_reader = m_log->reader();
    m_events->setRecord(&m_reader->record());
    m_bytes->setRecord(&m_reader->record());
}

void WirePanel::readOn()
{
    if (!m_reader || !isVisible())
        return;
    const bool hasMore = m_reader->readOn();
    m_isRead = !hasMore && m_reader->record().isOver;
    showProgress();
    if (m_isRead)
        showTexts();
    else
        m_more.start(hasMore ? 0ms : lookedAgainAfter);
}

void WirePanel::showProgress()
{
    if (!m_reader)
        return;
    m_events->takeUp();
    m_bytes->takeUp();
    m_chart->setTimes(wireTimes(m_reader->record()));
    m_summary->setText(wirewords::summary(m_reader->record()));
    showFacts();
}

void WirePanel::showFacts()
{
    const WireSubject *subject = shown();
    QString text;
    if (m_reader)
        text = wirewords::limitsReached(m_reader->record());
    else if (subject)
        text = tr("What goes over the wire is kept in memory alone, for the last few replies. Of this one only the head and the times are known.");
    m_limits->setText(text);
    m_limits->setVisible(!text.isEmpty());
}

void WirePanel::showTexts()
{
    const WireSubject *subject = shown();
    const BodyForm bodyForm = m_asSent->isChecked() ? BodyForm::AsSent : BodyForm::Indented;
    if (!subject) {
        replaceText(*m_request, m_next ? wireText(*m_next, bodyForm) : m_next.error().message);
        replaceText(*m_response, {});
        return;
    }
    if (m_reader)
        replaceText(*m_request, wireText(m_reader->record().request, bodyForm));
    else
        replaceText(*m_request, tr("It is not known any more what was sent."));
    const ChatTurn &reply = subject->reply;
    const HttpHead &head = m_reader && m_reader->record().head.status != 0 ? m_reader->record().head : reply.facts->head;
    QString text = head.status != 0 || isOver(reply) ? wireText(head) : QString();
    if (const QString times = timesText(reply.facts->times); isOver(reply) && !times.isEmpty())
        text += u"\n\n"_s + times;
    if (m_reader && m_isRead && !m_reader->record().isStream && !m_reader->record().body.isEmpty())
        text += u"\n\n"_s + indentedJson(m_reader->record().body);
    replaceText(*m_response, text);
}

void WirePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_reader && !m_isRead)
        m_more.start(0ms);
}

void WirePanel::hideEvent(QHideEvent *event)
{
    m_more.stop();
    QWidget::hideEvent(event);
}

Result<HttpRequest> WirePanel::shownRequest() const
{
    return shown() && m_reader ? Result<HttpRequest>(m_reader->record().request) : m_next;
}

void WirePanel::askForExport()
{
    if (const Result<HttpRequest> request = shownRequest())
        Q_EMIT exportRequested(*request);
    else
        Q_EMIT statusMessage(request.error().message);
}

void WirePanel::copyCurl()
{
    if (const Result<HttpRequest> request = shownRequest())
        Q_EMIT curlRequested(*request);
    else
        Q_EMIT statusMessage(request.error().message);
}

void WirePanel::saveBytes()
{
    if (m_reader)
        save({tr("answer.txt"), tr("All files (*)"), [body = m_reader->record().body] { return body; }});
}

void WirePanel::saveExchange()
{
    if (!m_reader || !shown())
        return;
    save({tr("exchange.har"), tr("HTTP archives (*.har)"),
          [record = m_reader->record(), started = shown()->reply.createdAt] { return exchangeHar(record, started); }});
}

void WirePanel::save(const SavedLater &what)
{
    saveLater(what, this, [this](const QString &message) { Q_EMIT statusMessage(message); });
}

} // namespace lineside
