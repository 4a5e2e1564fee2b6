// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/verifybar.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// A button that follows an action, with a text of its own.
void follow(QAbstractButton *button, QAction *action)
{
    button->setText(action->text());
    button->setIcon(action->icon());
    button->setEnabled(action->isEnabled());
    QObject::connect(button, &QAbstractButton::clicked, action, [action] { action->trigger(); });
    QObject::connect(action, &QAction::changed, button, [button, action] { button->setEnabled(action->isEnabled()); });
}

const QString requestKey = u"request"_s; // no target's key is only that

// The last question of the request, with `prompt` in its place.
void setPrompt(ChatRequest &request, const QString &prompt)
{
    const auto last = std::ranges::find(request.messages.rbegin(), request.messages.rend(), Role::User, &ChatMessage::role);
    if (last != request.messages.rend())
        last->text = prompt;
    else
        request.messages.append({.role = Role::User, .text = prompt, .toolCalls = {}, .toolCallId = {}});
}

QString promptOf(const ChatRequest &request)
{
    const auto last = std::ranges::find(request.messages.rbegin(), request.messages.rend(), Role::User, &ChatMessage::role);
    return last == request.messages.rend() ? QString() : last->text;
}

} // namespace

VerifyBar::VerifyBar(const Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_target(new QComboBox(this))
    , m_prompt(new QLineEdit(this))
    , m_stream(new QCheckBox(tr("&Stream"), this))
    , m_verify(new QPushButton(this))
    , m_cancel(new QPushButton(this))
    , m_copyCurl(new QToolButton(this))
    , m_savePicture(new QToolButton(this))
{
    m_target->setObjectName(u"verifyTargetBox"_s);
    m_prompt->setObjectName(u"verifyPrompt"_s);
    m_stream->setObjectName(u"verifyStreamBox"_s);
    m_verify->setObjectName(u"verifyButton"_s);
    m_cancel->setObjectName(u"cancelVerifyButton"_s);
    m_copyCurl->setObjectName(u"copyVerifyCurlButton"_s);
    m_savePicture->setObjectName(u"saveVerifyPictureButton"_s);
    m_prompt->setText(tr("What is the capital of France?"));
    m_stream->setChecked(true);
    arrange(actions);
    connectSignals();
    setRunning(false);
}

void VerifyBar::arrange(const Actions &actions)
{
    follow(m_verify, actions.verify);
    follow(m_cancel, actions.cancel);
    follow(m_copyCurl, actions.copyCurl);
    follow(m_savePicture, actions.savePicture);
    m_savePicture->setText({});
    m_savePicture->setToolTip(actions.savePicture->text());
    m_savePicture->setAccessibleName(actions.savePicture->text());
    m_verify->setIcon({}); // the accent's own text colour is not an icon's
    m_verify->setDefault(true);
    m_copyCurl->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copyCurl->setPopupMode(QToolButton::MenuButtonPopup);
    auto *curlMenu = new QMenu(m_copyCurl);
    curlMenu->addAction(actions.copyCurl);
    curlMenu->addAction(actions.exportRequest);
    m_copyCurl->setMenu(curlMenu);
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_target->setMinimumContentsLength(16);
    m_target->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    auto *targetLabel = new QLabel(tr("&Target"), this);
    targetLabel->setBuddy(m_target);
    m_target->setAccessibleName(tr("Target"));
    auto *promptLabel = new QLabel(tr("&Prompt"), this);
    promptLabel->setBuddy(m_prompt);
    m_prompt->setAccessibleName(tr("Prompt"));

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme::Small);
    buttons->addWidget(m_verify);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_copyCurl);
    buttons->addWidget(m_savePicture);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme::Small);
    grid->setVerticalSpacing(theme::Small);
    grid->addWidget(targetLabel, 0, 0);
    grid->addWidget(m_target, 0, 1);
    grid->addLayout(buttons, 0, 2, Qt::AlignRight);
    grid->addWidget(promptLabel, 1, 0);
    grid->addWidget(m_prompt, 1, 1);
    grid->addWidget(m_stream, 1, 2);
    grid->setColumnStretch(1, 1);
    setFocusProxy(m_target);
    setTabOrder(m_target, m_prompt);
    setTabOrder(m_prompt, m_stream);
    setTabOrder(m_stream, m_verify);
    setTabOrder(m_verify, m_cancel);
    setTabOrder(m_cancel, m_copyCurl);
    setTabOrder(m_copyCurl, m_savePicture);
}

void VerifyBar::connectSignals()
{
    connect(m_target, &QComboBox::currentIndexChanged, this, [this] {
        m_base = {};
        enableFields();
        Q_EMIT targetChanged();
    });
    connect(m_prompt, &QLineEdit::textChanged, this, &VerifyBar::callChanged);
    connect(m_prompt, &QLineEdit::returnPressed, m_verify, [this] { m_verify->click(); });
    connect(m_stream, &QCheckBox::toggled, this, &VerifyBar::callChanged);
}

void VerifyBar::setChoices(const QList<TargetChoice> &choices)
{
    if (choices == m_offered)
        return;
    const QString key = targetKey();
    m_offered = choices;
    fillBox(key);
}

void VerifyBar::fillBox(const QString &key)
{
    QList<TargetChoice> all = m_offered;
    if (m_given && std::ranges::find(all, m_given->key, &TargetChoice::key) == all.end())
        all.append(*m_given);
    {
        const QSignalBlocker quiet(m_target);
        m_target->clear();
        for (const TargetChoice &choice : std::as_const(all))
            m_target->addItem(choice.text, choice.key);
        if (m_request)
            m_target->addItem(QString::fromUtf8(m_request->method) + u' ' + m_request->url.toString(QUrl::RemoveQuery), requestKey);
        m_target->setCurrentIndex(std::max(m_target->findData(key), m_target->count() == 0 ? -1 : 0));
    }
    enableFields();
    if (targetKey() != key)
        m_base = {};
    Q_EMIT targetChanged();
}

void VerifyBar::setCall(const ChatCall &call)
{
    m_given = choiceFor(call.target);
    fillBox(m_given->key);
    const QSignalBlocker quietPrompt(m_prompt);
    const QSignalBlocker quietStream(m_stream);
    m_prompt->setText(promptOf(call.request));
    m_prompt->setCursorPosition(0);
    m_stream->setChecked(call.request.stream);
    m_base = call.request;
    Q_EMIT callChanged();
}

void VerifyBar::setRequest(const HttpRequest &request)
{
    m_request = request;
    fillBox(requestKey);
    Q_EMIT callChanged();
}

std::optional<HttpRequest> VerifyBar::request() const
{
    return targetKey() == requestKey ? m_request : std::nullopt;
}

void VerifyBar::enableFields()
{
    m_target->setEnabled(!m_isRunning);
    m_prompt->setEnabled(!m_isRunning && !request());
    m_stream->setEnabled(!m_isRunning && !request());
}

std::optional<ChatCall> VerifyBar::call() const
{
    const QString key = targetKey();
    const auto offered = std::ranges::find(m_offered, key, &TargetChoice::key);
    const bool isGiven = m_given && m_given->key == key;
    if (!isGiven && offered == m_offered.end())
        return std::nullopt;
    ChatCall call{.target = offered == m_offered.end() ? m_given->target : offered->target, .request = m_base};
    // The catalog knows the route as it is now; the model that was asked for is the caller's.
    if (auto *routed = std::get_if<RouteTarget>(&call.target); routed && isGiven)
        routed->model = std::get<RouteTarget>(m_given->target).model;
    if (promptOf(call.request) != m_prompt->text())
        setPrompt(call.request, m_prompt->text());
    call.request.stream = m_stream->isChecked();
    return call;
}

QString VerifyBar::targetKey() const
{
    return m_target->currentData().toString();
}

void VerifyBar::setRunning(bool running)
{
    // What is disabled or hidden loses the focus: it waits on Cancel, and goes back where it was.
    const bool takesFocus = running && isAncestorOf(QApplication::focusWidget());
    const bool givesFocus = !running && m_cancel->hasFocus();
    if (takesFocus)
        m_focusBefore = QApplication::focusWidget();
    m_cancel->setVisible(running || givesFocus);
    if (takesFocus) {
        m_cancel->setEnabled(true);
        m_cancel->setFocus();
    }
    if (givesFocus)
        m_verify->setEnabled(true);
    m_verify->setVisible(!running);
    m_isRunning = running;
    enableFields();
    if (givesFocus && m_focusBefore)
        m_focusBefore->setFocus();
    m_cancel->setVisible(running);
}

} // namespace lineside
