// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/keyfield.h"

#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace lineside {

KeyField::KeyField(const QString &name, const QString &label, const std::optional<SecretRef> &existing, QWidget *parent)
    : QWidget(parent)
    , m_existing(existing)
    , m_source(new QComboBox(this))
    , m_places(new QStackedWidget(this))
    , m_key(new QLineEdit(this))
    , m_variable(new QLineEdit(this))
{
    m_source->setObjectName(name + u"Source"_s);
    m_source->setAccessibleName(tr("%1: where it is kept").arg(label));
    m_source->addItem(tr("In the keychain"), int(KeyDraft::Source::Keychain));
    m_source->addItem(tr("Environment variable"), int(KeyDraft::Source::Environment));
    m_source->addItem(tr("No key"), int(KeyDraft::Source::None));
    m_key->setObjectName(name + u"Edit"_s);
    m_key->setAccessibleName(label);
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_variable->setObjectName(name + u"Variable"_s);
    m_variable->setAccessibleName(tr("%1: name of the environment variable").arg(label));
    m_variable->setFont(theme::codeFont());
    m_places->addWidget(m_key);
    m_places->addWidget(m_variable);
    m_places->addWidget(new QWidget(this));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::Small);
    layout->addWidget(m_source);
    layout->addWidget(m_places, 1);
    m_places->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusProxy(m_source);
    setTabOrder(m_source, m_key);
    setTabOrder(m_key, m_variable);

    if (existing && existing->kind == SecretRef::Kind::Environment) {
        m_variable->setText(existing->name);
        choose(KeyDraft::Source::Environment);
    }
    showSource();
    connect(m_source, &QComboBox::currentIndexChanged, this, &KeyField::showSource);
    connect(m_key, &QLineEdit::textChanged, this, &KeyField::changed);
    connect(m_variable, &QLineEdit::textChanged, this, &KeyField::changed);
}

KeyDraft KeyField::draft() const
{
    const bool isKept = m_existing && m_existing->kind == SecretRef::Kind::Keychain;
    return {.source = KeyDraft::Source(m_source->currentData().toInt()),
            .variable = m_variable->text().trimmed(),
            .present = hasTyped() || isKept || m_kept};
}

void KeyField::suggestVariable(const QString &variable)
{
    m_variable->setPlaceholderText(variable);
    if (!m_existing && !m_variable->isModified())
        m_variable->setText(variable);
}

void KeyField::choose(KeyDraft::Source source)
{
    m_source->setCurrentIndex(m_source->findData(int(source)));
}

const Secret &KeyField::takeIn()
{
    if (const QString typed = m_key->text().trimmed(); !typed.isEmpty()) {
        m_typed = Secret::take(typed.toUtf8());
        m_key->setText({}); // unlike clear(), this drops the field's undo history, too
        showSource();
    }
    return m_typed;
}

bool KeyField::hasTyped() const
{
    return !m_typed.isEmpty() || !m_key->text().trimmed().isEmpty();
}

Secret KeyField::release()
{
    takeIn();
    return std::move(m_typed);
}

void KeyField::markKept()
{
    m_kept = true;
    showSource();
}

void KeyField::showSource()
{
    m_places->setCurrentIndex(m_source->currentIndex());
    if (!m_typed.isEmpty() || m_kept)
        m_key->setPlaceholderText(tr("The key that you entered"));
    else if (m_existing && m_existing->kind == SecretRef::Kind::Keychain)
        m_key->setPlaceholderText(tr("Unchanged"));
    else
        m_key->setPlaceholderText(tr("Paste the key"));
    Q_EMIT changed();
}

} // namespace lineside
