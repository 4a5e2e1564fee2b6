// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/paste/foundkeyrows.h"

#include "ui/settings/keydraft.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype telling = 20;  // from this length on the end of a key does not tell the key
constexpr qsizetype shownEnd = 4;

QString masked(const Secret &key)
{
    return key.reveal([](QByteArrayView plain) {
        const QString end = plain.size() >= telling ? QString::fromLatin1(plain.last(shownEnd)) : QString();
        return u"••••••••"_s + end;
    });
}

} // namespace

FoundKeyRows::FoundKeyRows(QWidget *parent)
    : QWidget(parent)
    , m_grid(nullptr)
{
    setObjectName(u"foundKeys"_s);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    hide();
}

void FoundKeyRows::setKeys(const std::vector<FoundKey> &keys, const QStringList &taken)
{
    delete m_box;
    m_rows.clear();
    m_box = new QWidget(this);
    m_grid = new QGridLayout(m_box);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme::Small);
    m_grid->setVerticalSpacing(theme::Tiny);
    m_grid->setColumnStretch(3, 1);
    QStringList names = taken;
    for (const FoundKey &key : keys) {
        const QString name = keychainIdFor(key.reference.name, names);
        names.append(name);
        addRow(key, name);
    }
    layout()->addWidget(m_box);
    setVisible(!keys.empty());
}

void FoundKeyRows::addRow(const FoundKey &key, const QString &name)
{
    const int number = int(m_rows.size());
    auto *place = new QLabel(tr("Key in %1").arg(key.place), m_box);
    place->setTextFormat(Qt::PlainText);
    auto *shown = new QLabel(masked(key.value), m_box);
    shown->setFont(theme::codeFont());
    shown->setTextFormat(Qt::PlainText);
    Row row{new QComboBox(m_box), new QLineEdit(name, m_box)};
    row.use->setObjectName(u"keyUse%1"_s.arg(number));
    row.use->setAccessibleName(tr("What becomes of the key in %1").arg(key.place));
    row.use->addItem(tr("Use until Lineside is closed"), int(Use::ThisRun));
    row.use->addItem(tr("Keep in the keychain"), int(Use::Keychain));
    row.use->addItem(tr("Leave out"), int(Use::Nothing));
    row.name->setObjectName(u"keyName%1"_s.arg(number));
    row.name->setAccessibleName(tr("Name of the key in %1").arg(key.place));
    place->setBuddy(row.use);
    connect(row.use, &QComboBox::currentIndexChanged, row.name, [this, number] { m_rows.at(size_t(number)).name->setVisible(use(number) != Use::Nothing); });
    m_grid->addWidget(place, number, 0);
    m_grid->addWidget(shown, number, 1);
    m_grid->addWidget(row.use, number, 2);
    m_grid->addWidget(row.name, number, 3);
    m_rows.push_back(row);
}

FoundKeyRows::Use FoundKeyRows::use(int key) const
{
    return Use(m_rows.at(size_t(key)).use->currentData().toInt());
}

SecretRef FoundKeyRows::reference(int key) const
{
    return SecretRef::keychain(m_rows.at(size_t(key)).name->text().trimmed());
}

QString FoundKeyRows::problem() const
{
    QStringList names;
    for (int key = 0; key < int(m_rows.size()); ++key) {
        const QString name = reference(key).name;
        if (!SecretRef::parse(u"keychain:"_s + name))
            return tr("“%1” cannot be the name of a key: it is made of letters, digits, dots, dashes and underscores.").arg(name);
        if (names.contains(name))
            return tr("Two keys cannot both be called “%1”.").arg(name);
        names.append(name);
    }
    return {};
}

} // namespace lineside
