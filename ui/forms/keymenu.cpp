// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/keymenu.h"

#include "ui/forms/formsession.h"
#include "ui/theme/theme.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// In a header a key mostly comes after its scheme, which is kept.
QString withScheme(const QString &before, const QString &reference)
{
    const bool isBearer = before.startsWith("Bearer"_L1, Qt::CaseInsensitive);
    return isBearer ? u"Bearer {"_s + reference + u'}' : u'{' + reference + u'}';
}

} // namespace

KeyMenu::KeyMenu(FormSession &session, const FormPath &path, std::function<void(QString)> choose, QWidget *parent)
    : QToolButton(parent)
    , m_session(session)
    , m_path(path)
    , m_choose(std::move(choose))
{
    setIcon(theme::icon(u"key"_s));
    setAccessibleName(tr("Choose a key"));
    setToolTip(tr("Choose a key from the keychain or the environment"));
    setPopupMode(QToolButton::InstantPopup);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &KeyMenu::fill);
}

void KeyMenu::fill()
{
    menu()->clear();
    const QString value = m_session.document().shown(m_path);
    const QStringList references = m_session.references();
    const bool isHeader = m_path.value(m_path.size() - 2) == "header"_L1;
    for (const QString &reference : references)
        menu()->addAction(reference, this, [this, reference, before = value.isEmpty() && isHeader ? u"Bearer"_s : value] {
            m_choose(withScheme(before, reference));
        });
    if (!value.contains(u"••••"_s))
        return;
    menu()->addSeparator();
    menu()->addAction(tr("Move this key to the keychain…"), this, [this] { Q_EMIT m_session.keyMoveRequested(m_path); });
}

} // namespace lineside
