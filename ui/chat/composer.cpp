// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/composer.h"

#include "ui/attachments/attachmentstrip.h"
#include "ui/chat/promptedit.h"
#include "ui/targets/targetbox.h"
#include "ui/theme/theme.h"
#include "ui/widgets/questions.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// The longer side of an image, in pixels. Models scale larger ones down themselves and bill by the size.
constexpr int longSides[] = {0, 2048, 1024, 512};

} // namespace

Composer::Composer(Catalog &catalog, QWidget *parent)
    : QFrame(parent)
    , m_longSides(new QActionGroup(this))
    , m_edit(new PromptEdit(this))
    , m_strip(new AttachmentStrip(m_attachments, this))
    , m_targetBox(new TargetBox(catalog, this))
    , m_attach(new QToolButton(this))
    , m_models(new QToolButton(this))
    , m_send(new QPushButton(theme::icon(u"send"_s, QPalette::HighlightedText), tr("Send"), this))
    , m_stop(new QPushButton(theme::icon(u"stop"_s), tr("Stop"), this))
{
    setProperty("surface", u"raised"_s);
    setProperty("focusFrame", true);
    m_edit->setObjectName(u"composer"_s);
    m_edit->setAccessibleName(tr("Prompt"));
    m_edit->setPlaceholderText(tr("Ask something"));
    m_models->setObjectName(u"listModelsButton"_s);
    m_models->setIcon(theme::icon(u"refresh"_s));
    m_models->setToolTip(tr("Ask the provider for its list of models"));
    m_models->setAccessibleName(tr("List models"));
    m_send->setObjectName(u"sendButton"_s);
    m_send->setProperty("primary", true);
    m_stop->setObjectName(u"stopButton"_s);
    makeAttachButton();
    arrange();

    connect(m_edit, &PromptEdit::filesOffered, this, &Composer::attach);
    connect(m_strip, &AttachmentStrip::left, m_edit, qOverload<>(&QWidget::setFocus));
    connect(&m_attachments, &AttachmentList::changed, this, &Composer::followAttachments);
    connect(m_edit, &PromptEdit::sendRequested, this, &Composer::sendRequested);
    connect(m_edit, &PromptEdit::stopRequested, this, &Composer::stopRequested);
    connect(m_edit, &PromptEdit::focusChanged, this, &Composer::markFocus);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &Composer::followText);
    connect(m_send, &QPushButton::clicked, this, &Composer::sendRequested);
    connect(m_stop, &QPushButton::clicked, this, &Composer::stopRequested);
    connect(m_models, &QToolButton::clicked, this, &Composer::modelsRequested);
    setBusy(false);
}

Composer::~Composer()
{
    disconnect(m_edit, nullptr, this, nullptr); // it loses the focus when it goes, and there is no composer any more to tell
}

void Composer::arrange()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::Small);
    row->addWidget(m_attach);
    row->addWidget(m_targetBox, 1);
    row->addWidget(m_models);
    row->addStretch(0);
    row->addWidget(m_stop);
    row->addWidget(m_send);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Small, theme::Small, theme::Small, theme::Small);
    layout->setSpacing(theme::Small);
    layout->addWidget(m_strip);
    layout->addWidget(m_edit);
    layout->addLayout(row);
}

void Composer::makeAttachButton()
{
    m_attach->setObjectName(u"attachButton"_s);
    m_attach->setIcon(theme::icon(u"attach"_s));
    m_attach->setToolTip(tr("Attach images or texts"));
    m_attach->setAccessibleName(tr("Attach files"));
    m_attach->setPopupMode(QToolButton::MenuButtonPopup);
    auto *menu = new QMenu(m_attach);
    menu->setObjectName(u"attachMenu"_s);
    connect(menu->addAction(tr("Attach files…")), &QAction::triggered, this, &Composer::pickFiles);
    menu->addSeparator();
    for (const int side : longSides) {
        QAction *action = menu->addAction(side == 0 ? tr("Images as they are") : tr("Scale images to %1 pixels").arg(side));
        action->setCheckable(true);
        action->setChecked(side == 0);
        action->setData(side);
        m_longSides->addAction(action);
    }
    connect(m_longSides, &QActionGroup::triggered, this, [this](const QAction *action) {
        m_attachments.setLongSide(action->data().toInt());
        Q_EMIT imageLongSideChosen(action->data().toInt());
    });
    m_attach->setMenu(menu);
    connect(m_attach, &QToolButton::clicked, this, &Composer::pickFiles);
}

QString Composer::text() const
{
    return m_edit->toPlainText();
}

void Composer::setText(const QString &text)
{
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
}

void Composer::setAttachments(const QList<Attachment> &attachments)
{
    m_attachments.setAttachments(attachments);
}

void Composer::attach(const OfferedFiles &files)
{
    if (files.paths.isEmpty())
        m_attachments.addImage(tr("Pasted image.png"), files.image);
    else
        m_attachments.addFiles(files.paths);
    m_edit->setFocus();
}

void Composer::setImageLongSide(int pixels)
{
    m_attachments.setLongSide(pixels);
    for (QAction *action : m_longSides->actions())
        action->setChecked(action->data().toInt() == pixels);
}

void Composer::pickFiles()
{
    questions::pickFiles(this, tr("Attach files"), tr("Images and texts (*)"), [this](const QStringList &paths) { attach({paths, {}}); });
}

void Composer::clear()
{
    m_attachments.clear();
    setText(QString());
}

bool Composer::canSend() const
{
    const bool hasSomething = !text().trimmed().isEmpty() || !m_attachments.isEmpty();
    return hasSomething && !m_attachments.isReading();
}

void Composer::setBusy(bool busy)
{
    const bool hadFocus = m_stop->hasFocus();
    m_busy = busy;
    m_stop->setVisible(busy);
    m_send->setVisible(!busy);
    if (hadFocus)
        m_edit->setFocus();
    followText();
}

void Composer::setModelsButtonEnabled(bool enabled)
{
    m_models->setEnabled(enabled);
}

void Composer::followText()
{
    enableSend();
    Q_EMIT textChanged();
}

void Composer::followAttachments()
{
    enableSend();
    Q_EMIT attachmentsChanged();
}

void Composer::enableSend()
{
    m_send->setEnabled(!m_busy && canSend());
}

void Composer::markFocus(bool focused)
{
    setProperty("focused", focused);
    style()->unpolish(this);
    style()->polish(this);
}

} // namespace lineside
