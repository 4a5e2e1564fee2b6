// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/resourcespanel.h"

#include "gateway/formschema.h"
#include "gateway/gatewayschemas.h"
#include "ui/forms/schemaform.h"
#include "ui/routes/resourcedesk.h"
#include "ui/routes/resourcewords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/questions.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int FolderRole = Qt::UserRole;
constexpr int IdRole = Qt::UserRole + 1;

QString placeOf(const ResourceKey &key)
{
    return resourceFolder(key.kind) + u'/' + key.id;
}

} // namespace

ResourcesPanel::ResourcesPanel(ResourceDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_heading(new QLabel(this))
    , m_tree(new QTreeWidget(this))
    , m_banner(new Banner(this))
    , m_title(new QLabel(this))
    , m_id(new QLineEdit(this))
    , m_editor(new QVBoxLayout)
{
    setObjectName(u"resourcesPanel"_s);
    m_tree->setObjectName(u"resourceTree"_s);
    m_tree->setAccessibleName(tr("What the gateway has besides routes"));
    m_tree->setHeaderHidden(true);
    m_tree->setMinimumHeight(160);
    m_banner->setObjectName(u"resourceBanner"_s);
    setFocusProxy(m_tree);
    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->addWidget(m_tree);
    splitter->addWidget(makeEditor());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({ 220, 420 });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Large, theme::Medium, theme::Large, theme::Large);
    layout->setSpacing(theme::Small);
    QFont strong = theme::font(theme::TextSize::Large);
    strong.setWeight(QFont::DemiBold);
    m_heading->setFont(strong);
    m_heading->setTextFormat(Qt::PlainText);
    layout->addWidget(m_heading);
    layout->addLayout(makeButtons());
    layout->addWidget(m_banner);
    layout->addWidget(splitter, 1);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ResourcesPanel::showCurrent);
    connectDesk();
    close();
}

QWidget *ResourcesPanel::makeEditor()
{
    m_title->setObjectName(u"resourceTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_id->setObjectName(u"resourceIdEdit"_s);
    m_id->setAccessibleName(tr("Id"));
    m_id->setPlaceholderText(tr("id"));
    auto *page = new QWidget;
    auto *pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(theme::Medium, theme::Small, theme::Small, 0);
    pageLayout->setSpacing(theme::Small);
    pageLayout->addWidget(m_title);
    pageLayout->addWidget(m_id);
    pageLayout->addLayout(m_editor);
    pageLayout->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(page);
    return scroll;
}

QLayout *ResourcesPanel::makeButtons()
{
    m_read = new QPushButton(theme::icon(u"refresh"_s), tr("Read again"), this);
    m_read->setObjectName(u"readResourcesButton"_s);
    m_new = new QToolButton(this);
    m_new->setObjectName(u"newResourceButton"_s);
    m_new->setText(tr("New"));
    m_new->setAccessibleName(tr("New service, upstream, consumer and so on"));
    m_new->setIcon(theme::icon(u"add"_s));
    m_new->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_new->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_new);
    for (const ResourceKind kind : shownResourceKinds())
        menu->addAction(describeKind(kind), this, [this, kind] { startNew(kind); })->setObjectName(u"new:"_s + resourceFolder(kind));
    m_new->setMenu(menu);
    m_save = new QPushButton(theme::icon(u"push"_s), tr("Save on the gateway"), this);
    m_save->setObjectName(u"saveResourceButton"_s);
    m_remove = new QPushButton(theme::icon(u"delete"_s), tr("Delete…"), this);
    m_remove->setObjectName(u"deleteResourceButton"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme::Small);
    buttons->addWidget(m_read);
    buttons->addWidget(m_new);
    buttons->addStretch(1);
    buttons->addWidget(m_save);
    buttons->addWidget(m_remove);
    connect(m_read, &QPushButton::clicked, this, &ResourcesPanel::read);
    connect(m_save, &QPushButton::clicked, this, &ResourcesPanel::save);
    connect(m_remove, &QPushButton::clicked, this, &ResourcesPanel::askRemoval);
    return buttons;
}

void ResourcesPanel::connectDesk()
{
    connect(&m_desk, &ResourceDesk::busyChanged, this, &ResourcesPanel::updateButtons);
    connect(&m_desk, &ResourceDesk::arrived, this, &ResourcesPanel::add);
    connect(&m_desk, &ResourceDesk::readThrough, this, &ResourcesPanel::showCounts);
    connect(&m_desk, &ResourceDesk::failed, m_banner, &Banner::showError);
    connect(&m_desk, &ResourceDesk::pushed, this, [this](const ResourcePushOutcome &outcome) { tookPush(outcome.asStored); });
    connect(&m_desk, &ResourceDesk::conflicted, this, [this](const ResourceConflict &conflict) {
        m_banner->showMessage(theme::Signal::Caution,
                              tr("%1 was changed on the gateway since you looked. Nothing was saved.").arg(conflict.ours.name()),
                              tr("Push anyway replaces what is there."));
        offer(tr("Push anyway"), [this] {
            if (m_open)
                m_desk.push(m_gateway, *m_open, PushMode::Overwrite);
        });
    });
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        if (const std::function<void()> offered = m_offered) // it may end in another offer
            offered();
    });
    connect(&m_desk, &ResourceDesk::removed, this, [this](const ResourceKey &key) {
        remove(key);
        m_banner->showMessage(theme::Signal::Go, tr("%1 was deleted on the gateway.").arg(key.id));
    });
    connect(&m_desk, &ResourceDesk::inUse, this, &ResourcesPanel::tookUse);
}

void ResourcesPanel::showGateway(const Gateway &gateway)
{
    m_heading->setText(tr("Resources of %1").arg(gateway.name));
    if (gateway.id == m_gateway)
        return;
    m_desk.cancel();
    m_gateway = gateway.id;
    read();
}

void ResourcesPanel::read()
{
    m_resources.clear();
    m_tree->clear();
    m_banner->clear();
    for (const ResourceKind kind : shownResourceKinds()) {
        if (kind != ResourceKind::Credential) // they are with their consumers
            kindItem(kind);
    }
    close();
    m_desk.readAll(m_gateway);
}

void ResourcesPanel::showCounts()
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_tree->topLevelItem(i);
        const std::optional<ResourceKind> kind = resourceKindOf(item->data(0, FolderRole).toString());
        //: Of a kind of resources, and how many there are.
        item->setText(0, kind ? tr("%1 (%2)").arg(resourceHeading(*kind)).arg(item->childCount()) : QString());
    }
    if (!m_tree->currentItem() && m_tree->topLevelItemCount() > 0)
        m_tree->setCurrentItem(m_tree->topLevelItem(0));
}

FormField ResourcesPanel::formOf(ResourceKind kind) const
{
    FormField form = formOrJson(m_schemas.resource(kind), resourceSchemaName(kind));
    for (const QString &name : { u"id"_s, u"username"_s, u"create_time"_s, u"update_time"_s }) // the id stands above, times are the gateway's
        leaveOut(form, { name });
    return form;
}

QTreeWidgetItem *ResourcesPanel::kindItem(ResourceKind kind)
{
    const QString folder = resourceFolder(kind);
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        if (m_tree->topLevelItem(i)->data(0, FolderRole) == folder)
            return m_tree->topLevelItem(i);
    }
    auto *item = new QTreeWidgetItem(m_tree, { resourceHeading(kind) });
    item->setData(0, FolderRole, folder);
    QFont strong = theme::font();
    strong.setWeight(QFont::DemiBold);
    item->setFont(0, strong);
    item->setExpanded(true);
    return item;
}

QTreeWidgetItem *ResourcesPanel::itemOf(const ResourceKey &key) const
{
    for (QTreeWidgetItemIterator item(m_tree); *item; ++item) {
        if ((*item)->data(0, IdRole) == placeOf(key))
            return *item;
    }
    return nullptr;
}

void ResourcesPanel::add(const QList<GatewayResource> &resources)
{
    for (const GatewayResource &resource : resources) {
        m_resources.insert(placeOf(resource.key), resource);
        QTreeWidgetItem *item = itemOf(resource.key);
        if (!item) {
            const bool isCredential = resource.key.kind == ResourceKind::Credential;
            QTreeWidgetItem *owner = isCredential ? itemOf({ ResourceKind::Consumer, resource.key.id.section(u'/', 0, 0) }) : nullptr;
            item = new QTreeWidgetItem(owner ? owner : kindItem(resource.key.kind));
            item->setData(0, IdRole, placeOf(resource.key));
            item->parent()->setExpanded(true);
        }
        item->setText(0, resource.name());
        item->setToolTip(0, resource.key.id.toHtmlEscaped());
    }
}

void ResourcesPanel::remove(const ResourceKey &key)
{
    m_resources.remove(placeOf(key));
    delete itemOf(key);
    close();
    showCounts();
}

void ResourcesPanel::showCurrent()
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    const auto resource = item ? m_resources.constFind(item->data(0, IdRole).toString()) : m_resources.constEnd();
    if (resource != m_resources.constEnd())
        open(*resource, false);
    else if (const auto kind = item ? resourceKindOf(item->data(0, FolderRole).toString()) : std::nullopt)
        showKind(*kind);
}

void ResourcesPanel::showKind(ResourceKind kind)
{
    close();
    m_title->setText(resourceHeading(kind) + u"\n"_s + resourcePurpose(kind));
}

void ResourcesPanel::startNew(ResourceKind kind)
{
    GatewayResource resource;
    resource.key.kind = kind;
    resource.json = "{}";
    if (kind == ResourceKind::Credential && m_open && m_open->key.kind == ResourceKind::Consumer)
        resource.key.id = m_open->key.id + u'/';
    if (kind == ResourceKind::SecretManager)
        resource.key.id = u"vault/"_s;
    open(resource, true);
    m_id->setFocus(Qt::OtherFocusReason);
}

void ResourcesPanel::open(const GatewayResource &resource, bool isNew)
{
    close();
    m_open = resource;
    m_isNew = isNew;
    m_title->setText(isNew ? tr("New: %1").arg(describeKind(resource.key.kind))
                           : tr("%1: %2").arg(describeKind(resource.key.kind), resource.name()));
    m_id->setText(resource.key.id);
    m_id->setVisible(isNew);
    m_form = new SchemaForm(formOf(resource.key.kind), this);
    m_form->setObjectName(u"resourceForm"_s);
    m_form->setReferences(m_references);
    m_form->setJson(resource.json);
    m_editor->addWidget(m_form);
    updateButtons();
}

void ResourcesPanel::close()
{
    m_open.reset();
    m_id->hide();
    if (m_form) {
        m_form->hide();
        m_form->deleteLater();
        m_form = nullptr;
    }
    m_title->setText(tr("Choose something on the left to see it, or make something new."));
    updateButtons();
}

void ResourcesPanel::save()
{
    if (!m_open || !m_form)
        return;
    if (m_form->hasUntaken()) {
        m_banner->showMessage(theme::Signal::Stop, tr("Something in the form could not be taken."), tr("It is said under its field."));
        return;
    }
    if (m_isNew)
        m_open->key.id = m_id->text().trimmed();
    if (m_open->key.id.isEmpty() || m_open->key.id.endsWith(u'/')) {
        m_banner->showMessage(theme::Signal::Stop, tr("It has no id yet."), tr("Give it one, such as my-service."));
        m_id->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_banner->clear();
    m_open->json = m_form->json().isEmpty() ? QByteArray("{}") : m_form->json();
    m_desk.push(m_gateway, *m_open, PushMode::UnlessChanged);
}

void ResourcesPanel::tookPush(const GatewayResource &stored)
{
    add({ stored });
    showCounts();
    m_tree->setCurrentItem(itemOf(stored.key));
    open(stored, false);
    m_banner->showMessage(theme::Signal::Go, tr("%1 was saved on the gateway.").arg(stored.name()));
}

void ResourcesPanel::askRemoval()
{
    if (!m_open)
        return;
    questions::ask(this,
                   { .title = tr("Delete on the gateway?"),
                     .text = tr("%1 is deleted on the gateway. It is not kept here.").arg(m_open->name()),
                     .confirm = tr("Delete"),
                     .destructive = true },
                   [this, key = m_open->key](bool confirmed) {
                       if (confirmed)
                           m_desk.remove(m_gateway, key);
                   });
}

void ResourcesPanel::tookUse(const ResourceKey &key, const QList<ResourceKey> &users)
{
    QStringList names;
    for (const ResourceKey &user : users)
        names.append(tr("%1 %2").arg(describeKind(user.kind), user.id));
    m_banner->showMessage(theme::Signal::Caution, tr("%1 is in use and was not deleted.").arg(key.id), names.join(u", "_s));
    const auto remove = [this, key](bool confirmed) {
        if (confirmed)
            m_desk.remove(m_gateway, key, true);
    };
    offer(tr("Delete all the same…"), [this, key, names, remove] {
        questions::ask(this,
                       { .title = tr("Delete what is in use?"),
                         .text = tr("%1 is deleted on the gateway, though it is used by: %2. These will fail until they name another.").arg(key.id, names.join(u", "_s)),
                         .confirm = tr("Delete"),
                         .destructive = true },
                       remove);
    });
}

void ResourcesPanel::offer(const QString &text, std::function<void()> action)
{
    m_banner->setAction(text);
    m_offered = std::move(action);
}

void ResourcesPanel::updateButtons()
{
    const bool isFree = !m_desk.isBusy();
    m_read->setEnabled(isFree);
    m_new->setEnabled(isFree);
    m_save->setEnabled(isFree && m_open);
    m_remove->setEnabled(isFree && m_open && !m_isNew);
}

} // namespace lineside
