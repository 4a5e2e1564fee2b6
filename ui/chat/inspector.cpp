// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/inspector.h"

#include "chat/chatsession.h"
#include "ui/chat/parametersform.h"
#include "ui/chat/exchangetext.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setFont(theme::font(theme::TextSize::Small));
    label->setProperty("quiet", true);
    return label;
}

QPlainTextEdit *wireView(const QString &name, const QString &accessible, QWidget *parent)
{
    auto *view = new QPlainTextEdit(parent);
    view->setObjectName(name);
    view->setAccessibleName(accessible);
    view->setReadOnly(true);
    view->setTabChangesFocus(true);
    view->setFont(theme::codeFont(theme::TextSize::Small));
    view->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return view;
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

} // namespace

Inspector::Inspector(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabWidget(this))
{
    setObjectName(u"inspector"_s);
    setProperty("surface", u"side"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_tabs->setObjectName(u"inspectorTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeSetup(), tr("Set-up"));
    m_tabs->addTab(makeWire(), tr("Wire"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, theme::Tiny, 0, 0);
    layout->addWidget(m_tabs);
    connect(m_parameters, &ParametersForm::edited, this, &Inspector::parametersEdited);
    connect(m_parameters, &ParametersForm::omitsCleared, this, &Inspector::omitsCleared);
    connect(m_systemPrompt, &QPlainTextEdit::textChanged, this, [this] { Q_EMIT systemPromptEdited(m_systemPrompt->toPlainText()); });
}

QWidget *Inspector::makeSetup()
{
    auto *page = new QWidget(this);
    auto *label = heading(tr("&System prompt"), page);
    m_systemPrompt = new QPlainTextEdit(page);
    m_systemPrompt->setObjectName(u"systemPrompt"_s);
    m_systemPrompt->setAccessibleName(tr("System prompt"));
    m_systemPrompt->setPlaceholderText(tr("not sent"));
    m_systemPrompt->setTabChangesFocus(true);
    m_systemPrompt->setMaximumHeight(fontMetrics().lineSpacing() * 8);
    label->setBuddy(m_systemPrompt);
    m_parameters = new ParametersForm(page);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(theme::Medium, theme::Medium, theme::Medium, theme::Medium);
    layout->setSpacing(theme::Tiny);
    layout->addWidget(label);
    layout->addWidget(m_systemPrompt);
    layout->addSpacing(theme::Medium);
    layout->addWidget(heading(tr("Parameters"), page));
    layout->addWidget(m_parameters);
    layout->addStretch();
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(page);
    area->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    return area;
}

QWidget *Inspector::makeWire()
{
    auto *page = new QWidget(this);
    m_request = wireView(u"wireRequest"_s, tr("The request as it will be sent"), page);
    m_response = wireView(u"wireResponse"_s, tr("The head of the last answer"), page);
    m_times = new QLabel(page);
    m_times->setObjectName(u"wireTimes"_s);
    m_times->setTextFormat(Qt::PlainText);
    m_times->setFont(theme::tabularFont(theme::TextSize::Small));
    m_times->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(theme::Medium, theme::Medium, theme::Medium, theme::Medium);
    layout->setSpacing(theme::Tiny);
    layout->addWidget(heading(tr("The request as it will be sent"), page));
    layout->addWidget(m_request, 3);
    layout->addSpacing(theme::Small);
    layout->addWidget(heading(tr("The last answer"), page));
    layout->addWidget(m_response, 2);
    layout->addWidget(m_times);
    return page;
}

void Inspector::showSession(const ChatSession &session)
{
    const QSignalBlocker quiet(m_systemPrompt);
    if (m_systemPrompt->toPlainText() != session.systemPrompt())
        m_systemPrompt->setPlainText(session.systemPrompt());
    m_parameters->setParameters(session.parameters());
}

void Inspector::showProvider(const QString &provider, const QStringList &omits)
{
    m_parameters->setProvider(provider, omits);
}

void Inspector::showRequest(const Result<HttpRequest> &request)
{
    replaceText(*m_request, request ? wireText(*request) : request.error().message);
}

void Inspector::showReply(const ChatTurn *reply)
{
    const bool ended = reply && reply->state != ReplyState::Waiting && reply->state != ReplyState::Growing;
    replaceText(*m_response, ended ? wireText(reply->facts.head) : QString());
    m_times->setText(ended ? timesText(reply->facts.times) : QString());
    m_times->setVisible(ended);
}

void Inspector::openSystemPrompt()
{
    m_tabs->setCurrentIndex(0);
    m_systemPrompt->setFocus();
}

} // namespace lineside
