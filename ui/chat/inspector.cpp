// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/inspector.h"

#include "chat/chatsession.h"
#include "ui/chat/parametersform.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
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
    m_wire = new WirePanel(this);
    m_tabs->addTab(m_wire, tr("Wire"));
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

void Inspector::putOverSystemPrompt(QWidget *bar)
{
    auto *rows = static_cast<QBoxLayout *>(m_systemPrompt->parentWidget()->layout());
    bar->setParent(m_systemPrompt->parentWidget());
    rows->insertWidget(rows->indexOf(m_systemPrompt), bar);
    QWidget::setTabOrder(bar, m_systemPrompt);
}

void Inspector::openSystemPrompt()
{
    m_tabs->setCurrentIndex(0);
    m_systemPrompt->setFocus();
}

void Inspector::openWire()
{
    m_tabs->setCurrentWidget(m_wire);
}

} // namespace lineside
