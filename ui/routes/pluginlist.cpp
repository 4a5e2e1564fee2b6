// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/pluginlist.h"

#include "gateway/routeplugins.h"
#include "ui/routes/plugincard.h"
#include "ui/routes/pluginwords.h"
#include "ui/routes/searchchooser.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"

#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

PluginList::PluginList(QWidget *parent)
    : QWidget(parent)
    , m_schemas(GatewaySchemas::shipped())
    , m_column(new QVBoxLayout)
    , m_banner(new Banner(this))
{
    setObjectName(u"pluginList"_s);
    m_banner->setObjectName(u"pluginBanner"_s);
    m_column->setSpacing(theme::Tiny);
    auto *add = new QPushButton(theme::icon(u"add"_s), tr("&Add plugin…"), this);
    add->setObjectName(u"addPluginButton"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::Small);
    layout->addLayout(m_column);
    layout->addWidget(m_banner);
    layout->addWidget(add, 0, Qt::AlignLeading);
    connect(add, &QPushButton::clicked, this, &PluginList::choosePlugin);
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        m_banner->clear();
        Q_EMIT edited([name = m_removed, config = m_removedConfig](const Route &route) { return withPlugin(route, name, config); });
    });
}

void PluginList::setRoute(const Route &route)
{
    if (route.id != m_route.id)
        m_banner->clear(); // an undo would change another route
    m_route = route;
    QStringList names = pluginsInOrder(route);
    names.removeAll(u"ai-proxy"_s);
    if (names != m_names)
        rebuild(names);
    for (const QString &name : std::as_const(m_names))
        m_cards.value(name)->setConfig(pluginConfig(route, name), isPluginDisabled(route, name));
}

// Cards that stay keep what is unfolded in them.
void PluginList::rebuild(const QStringList &names)
{
    for (const QString &name : std::as_const(m_names)) {
        if (names.contains(name))
            continue;
        PluginCard *gone = m_cards.take(name);
        gone->hide();
        gone->deleteLater();
    }
    m_names = names;
    for (int i = 0; i < names.size(); ++i) {
        PluginCard *card = m_cards.value(names.at(i));
        if (!card)
            card = makeCard(names.at(i));
        m_column->insertWidget(i, card);
    }
}

PluginCard *PluginList::makeCard(const QString &name)
{
    auto *card = new PluginCard(name, m_schemas, this);
    card->setReferences(m_references);
    m_cards.insert(name, card);
    connect(card, &PluginCard::edited, this, [this](const QString &plugin, const QByteArray &config) {
        Q_EMIT edited([plugin, config](const Route &route) { return withPlugin(route, plugin, config); });
    });
    connect(card, &PluginCard::switched, this, [this](const QString &plugin, bool on) {
        Q_EMIT edited([plugin, on](const Route &route) { return withPluginDisabled(route, plugin, !on); });
    });
    connect(card, &PluginCard::removeRequested, this, &PluginList::remove);
    connect(card, &PluginCard::keyMoveRequested, this, [this](const QString &plugin, const QStringList &path) {
        Q_EMIT keyMoveRequested(QStringList { u"plugins"_s, plugin } + path);
    });
    return card;
}

void PluginList::setSchemas(const GatewaySchemas &schemas)
{
    if (schemas == m_schemas)
        return;
    m_schemas = schemas;
    rebuild({});
    setRoute(Route(m_route));
}

void PluginList::setReferences(const QStringList &references)
{
    m_references = references;
    for (PluginCard *card : std::as_const(m_cards))
        card->setReferences(references);
}

void PluginList::setRemarks(const QHash<QString, QHash<FormPath, QString>> &remarks)
{
    for (PluginCard *card : std::as_const(m_cards))
        card->setRemarks(remarks.value(card->name()));
}

bool PluginList::has(const QString &name) const
{
    return m_cards.contains(name);
}

bool PluginList::focusValue(const QString &name, const FormPath &path)
{
    PluginCard *card = m_cards.value(name);
    return card && card->focusValue(path);
}

PluginCard *PluginList::firstUntaken() const
{
    const auto found = std::ranges::find_if(m_names, [this](const QString &name) { return m_cards.value(name)->hasUntaken(); });
    return found == m_names.end() ? nullptr : m_cards.value(*found);
}

void PluginList::choosePlugin()
{
    const QStringList present = pluginsInOrder(m_route);
    const QStringList switchedOn = m_schemas.switchedOn();
    QList<ChooserEntry> entries;
    for (const QString &name : m_schemas.plugins()) {
        if (!present.contains(name) && (switchedOn.isEmpty() || switchedOn.contains(name)))
            entries.append({ name, name, pluginSentence(name) });
    }
    auto *chooser = new SearchChooser(tr("Add a plugin"), u"plugin"_s, entries, this);
    chooser->setOther([present](const QString &text) {
        static const QRegularExpression form(QRegularExpression::anchoredPattern(u"[a-z0-9][a-z0-9_-]*"_s));
        return form.match(text).hasMatch() && !present.contains(text) ? tr("not known here; it is edited as JSON.") : QString();
    });
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    connect(chooser, &SearchChooser::chosen, this, &PluginList::add);
    chooser->open();
}

void PluginList::add(const QString &name)
{
    m_banner->clear();
    Q_EMIT edited([name](const Route &route) { return withPlugin(route, name, "{}"); });
    if (PluginCard *card = m_cards.value(name))
        card->focusValue({});
}

void PluginList::remove(const QString &name)
{
    m_removed = name;
    m_removedConfig = pluginConfig(m_route, name);
    Q_EMIT edited([name](const Route &route) { return withoutPlugin(route, name); });
    m_banner->showMessage(theme::Signal::Information, tr("%1 was removed.").arg(name));
    m_banner->setAction(tr("Undo"));
}

} // namespace lineside
