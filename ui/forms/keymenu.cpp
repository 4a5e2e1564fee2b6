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

bool isGatewayReference(const QString &reference)
{
    return reference.startsWith(u'$');
}

void fillReferences(QMenu &menu, const QStringList &references, const std::function<void(const QString &)> &choose)
{
    QMenu *ofGateway = nullptr;
    for (const QString &reference : references) {
        if (isGatewayReference(reference) && !ofGateway) {
            ofGateway = new QMenu(KeyMenu::tr("The gateway's own"), &menu);
            ofGateway->setObjectName(u"gatewayReferences"_s);
            ofGateway->setToolTipsVisible(true);
        }
        QMenu &into = isGatewayReference(reference) ? *ofGateway : menu;
        QAction *action = into.addAction(reference, &menu, [choose, reference] { choose(reference); });
        if (ofGateway)
            action->setToolTip(KeyMenu::tr("The gateway looks it up itself, and the key never passes here. The word before the key, such as Bearer, is kept with it there."));
    }
    if (ofGateway)
        menu.addMenu(ofGateway);
}

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
    fillReferences(*menu(), references, [this, before = value.isEmpty() && isHeader ? u"Bearer"_s : value](const QString &reference) {
        m_choose(isGatewayReference(reference) ? reference : withScheme(before, reference));
    });
    if (!value.contains(u"••••"_s))
        return;
    menu()->addSeparator();
    menu()->addAction(tr("Move this key to the keychain…"), this, [this] { Q_EMIT m_session.keyMoveRequested(m_path); });
}

} // namespace lineside
