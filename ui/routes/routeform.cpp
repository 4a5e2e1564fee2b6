// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routeform.h"

#include "gateway/routeplugins.h"
#include "ui/forms/keymenu.h"
#include "ui/forms/morefields.h"
#include "ui/routes/morerouteforms.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QLineEdit *makeEdit(const QString &name, const QString &accessibleName, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(name);
    edit->setAccessibleName(accessibleName);
    return edit;
}

// Text is only set where it differs, so that a cursor in the field stays where it is.
void setText(QLineEdit *edit, const QString &text)
{
    if (edit->text() != text)
        edit->setText(text);
}

void setText(QPlainTextEdit *edit, const QString &text)
{
    if (edit->toPlainText() != text)
        edit->setPlainText(text);
}

// The words are compared, not the text: while "a, " is typed the comma must not be taken away.
void setWords(QLineEdit *edit, const QStringList &words)
{
    if (splitWords(edit->text()) != words)
        edit->setText(joinWords(words));
}

QStringList upper(QStringList words)
{
    for (QString &word : words)
        word = word.toUpper();
    return words;
}

} // namespace

RouteForm::RouteForm(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QFormLayout(this))
    , m_schemas(GatewaySchemas::shipped())
{
    setObjectName(u"routeForm"_s);
    setAccessibleName(tr("Route"));
    m_layout->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_layout->setContentsMargins(theme::Medium, theme::Medium, theme::Medium, theme::Medium);
    m_layout->setHorizontalSpacing(theme::Medium);
    m_layout->setVerticalSpacing(theme::Small);
    makeFields();
    connectSignals();
    connectSections();
    fillProviders({});
    updateEnabled();
}

void RouteForm::makeFields()
{
    m_general = new QLabel(this);
    m_general->setObjectName(u"generalRemarks"_s);
    m_general->setTextFormat(Qt::PlainText);
    m_general->setWordWrap(true);
    m_general->setVisible(false);
    m_layout->addRow(m_general);
    m_id = makeEdit(u"routeIdEdit"_s, tr("Id"), this);
    m_name = makeEdit(u"routeNameEdit"_s, tr("Name"), this);
    m_uri = makeEdit(u"routeUriEdit"_s, tr("Paths"), this);
    m_methods = makeEdit(u"routeMethodsEdit"_s, tr("Methods"), this);
    m_hosts = makeEdit(u"routeHostEdit"_s, tr("Hosts"), this);
    m_enabled = new QCheckBox(tr("&Enabled"), this);
    m_enabled->setObjectName(u"routeEnabledBox"_s);
    m_provider = new QComboBox(this);
    m_provider->setObjectName(u"routeProviderBox"_s);
    m_provider->setAccessibleName(tr("Provider"));
    m_model = makeEdit(u"routeModelEdit"_s, tr("Model"), this);
    m_endpoint = makeEdit(u"routeEndpointEdit"_s, tr("Endpoint"), this);
    m_timeout = makeEdit(u"routeTimeoutEdit"_s, tr("Timeout in milliseconds"), this);
    m_options = makeJsonEdit(u"routeOptionsEdit"_s, tr("Options as JSON"));
    m_moreFields = new MoreFields(tr("More fields of the route"), moreRouteFields(m_schemas), this);
    m_moreFields->head().setObjectName(u"moreRouteFields"_s);
    m_moreProxy = new MoreFields(tr("More settings of ai-proxy"), moreProxyFields(m_schemas), this);
    m_moreProxy->head().setObjectName(u"moreProxyFields"_s);
    m_plugins = new PluginList(this);

    m_methods->setPlaceholderText(tr("all"));
    m_hosts->setPlaceholderText(tr("all"));
    m_model->setPlaceholderText(tr("the client's request decides"));
    m_endpoint->setPlaceholderText(tr("the provider's own"));
    m_timeout->setPlaceholderText(u"30000"_s);

    addField(RouteField::Id, tr("I&d"), m_id, m_id);
    addField(RouteField::Name, tr("&Name"), m_name, m_name);
    addField(RouteField::Uri, tr("&uri"), m_uri, m_uri);
    addField(RouteField::Methods, tr("&Methods"), m_methods, m_methods);
    addField(RouteField::Hosts, tr("&Hosts"), m_hosts, m_hosts);
    m_layout->addRow(QString(), m_enabled);
    m_layout->addRow(m_moreFields);
    addHeading(tr("ai-proxy"));
    addField(RouteField::Provider, tr("&Provider"), m_provider, m_provider);
    addField(RouteField::Model, tr("Mode&l"), m_model, m_model);
    QWidget *keyRow = makeKeyRow(); // makes m_key too
    addField(RouteField::Key, tr("&Key"), keyRow, m_key);
    addField(RouteField::Options, tr("&Options"), m_options, m_options);
    addField(RouteField::Endpoint, tr("Endpo&int"), m_endpoint, m_endpoint);
    addField(RouteField::Timeout, tr("&Timeout (ms)"), m_timeout, m_timeout);
    m_layout->addRow(m_moreProxy);
    addHeading(tr("Plugins"));
    m_layout->addRow(m_plugins);
}

QWidget *RouteForm::makeKeyRow()
{
    auto *row = new QWidget(this);
    row->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_keyHeader = makeEdit(u"routeKeyHeaderEdit"_s, tr("Header of the key"), row);
    m_keyHeader->setMaximumWidth(140);
    m_key = makeEdit(u"routeKeyEdit"_s, tr("Key, as a reference"), row);
    m_key->setPlaceholderText(u"Bearer {env:GEMINI_API_KEY}"_s);
    m_chooseKey = new QToolButton(row);
    m_chooseKey->setObjectName(u"chooseKeyButton"_s);
    m_chooseKey->setIcon(theme::icon(u"key"_s));
    m_chooseKey->setAccessibleName(tr("Choose a key"));
    m_chooseKey->setToolTip(tr("Choose a key from the keychain or the environment"));
    m_chooseKey->setPopupMode(QToolButton::InstantPopup);
    m_chooseKey->setMenu(new QMenu(m_chooseKey));
    connect(m_chooseKey->menu(), &QMenu::aboutToShow, this, &RouteForm::fillKeyMenu);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::Small);
    layout->addWidget(m_keyHeader);
    layout->addWidget(m_key, 1);
    layout->addWidget(m_chooseKey);
    return row;
}

QPlainTextEdit *RouteForm::makeJsonEdit(const QString &name, const QString &accessibleName)
{
    auto *edit = new QPlainTextEdit(this);
    edit->setObjectName(name);
    edit->setAccessibleName(accessibleName);
    edit->setFont(theme::codeFont());
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(3 * QFontMetrics(edit->font()).lineSpacing() + theme::Large);
    edit->setPlaceholderText(u"{}"_s);
    return edit;
}

void RouteForm::addField(RouteField field, const QString &label, QWidget *row, QWidget *buddy)
{
    auto *remark = new QLabel(this);
    remark->setTextFormat(Qt::PlainText);
    remark->setWordWrap(true);
    remark->setFont(theme::font(theme::TextSize::Small));
    remark->setVisible(false);
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(row);
    column->addWidget(remark);
    auto *caption = new QLabel(label, this);
    caption->setBuddy(buddy);
    m_layout->addRow(caption, column);
    m_fields.insert(field, buddy);
    m_remarks.insert(field, remark);
}

void RouteForm::addHeading(const QString &text)
{
    auto *heading = new QLabel(text, this);
    QFont font = theme::font(theme::TextSize::Small);
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    heading->setContentsMargins(0, theme::Small, 0, 0);
    heading->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_layout->addRow(heading);
}

void RouteForm::connectSignals()
{
    for (const QLineEdit *edit : { m_id, m_name, m_uri, m_methods, m_hosts, m_model, m_keyHeader, m_key, m_endpoint, m_timeout })
        connect(edit, &QLineEdit::textChanged, this, &RouteForm::edited);
    connect(m_options, &QPlainTextEdit::textChanged, this, &RouteForm::edited);
    connect(m_enabled, &QCheckBox::toggled, this, &RouteForm::edited);
    connect(m_provider, &QComboBox::currentIndexChanged, this, [this] {
        updateEnabled();
        Q_EMIT edited();
    });
}

void RouteForm::fillProviders(const QString &current)
{
    if (m_provider->count() > 0 && m_provider->findData(current) >= 0)
        return;
    const QSignalBlocker quiet(m_provider);
    m_provider->clear();
    m_provider->addItem(tr("None: the route has no ai-proxy"), QString());
    QStringList providers = aiProxyProviders();
    if (!current.isEmpty() && !providers.contains(current))
        providers.append(current);
    for (const QString &provider : std::as_const(providers))
        m_provider->addItem(provider, provider);
}

void RouteForm::setRoute(const Route &route)
{
    const QSignalBlocker quiet(this);
    m_route = route;
    const AiProxy proxy = route.aiProxy.value_or(AiProxy {});
    setText(m_id, route.id.toString());
    setText(m_name, route.name);
    setWords(m_uri, route.uris);
    if (upper(splitWords(m_methods->text())) != route.methods)
        m_methods->setText(joinWords(route.methods));
    setWords(m_hosts, route.hosts);
    m_enabled->setChecked(route.enabled);
    fillProviders(proxy.provider);
    {
        const QSignalBlocker quietBox(m_provider);
        m_provider->setCurrentIndex(m_provider->findData(proxy.provider));
    }
    setText(m_model, proxy.model);
    const HttpHeader key = proxy.authHeader.isEmpty() ? HttpHeader { .name = "Authorization", .value = {} } : proxy.authHeader.constFirst();
    setText(m_keyHeader, QString::fromLatin1(key.name));
    setText(m_key, key.value.toString());
    setText(m_endpoint, proxy.endpoint);
    setText(m_timeout, proxy.timeoutMs ? QString::number(*proxy.timeoutMs) : QString());
    setText(m_options, QString::fromUtf8(proxy.options));
    m_moreFields->setJson(routeFieldsJson(route));
    m_moreProxy->setJson(pluginConfig(route, u"ai-proxy"_s));
    m_plugins->setRoute(route);
    updateEnabled();
}

Route RouteForm::route() const
{
    Route route = m_route;
    route.id = RouteId(m_id->text().trimmed());
    route.name = m_name->text();
    route.uris = splitWords(m_uri->text());
    route.methods = upper(splitWords(m_methods->text()));
    route.hosts = splitWords(m_hosts->text());
    route.enabled = m_enabled->isChecked();
    if (m_provider->currentIndex() <= 0 && (!m_route.aiProxy || !m_route.aiProxy->provider.isEmpty())) {
        route.aiProxy.reset();
        return route;
    }
    if (!route.aiProxy)
        route.aiProxy = AiProxy {};
    takeProxy(*route.aiProxy);
    return route;
}

void RouteForm::takeProxy(AiProxy &proxy) const
{
    proxy.provider = m_provider->currentData().toString();
    proxy.model = m_model->text().trimmed();
    proxy.endpoint = m_endpoint->text().trimmed();
    proxy.options = m_options->toPlainText().toUtf8();
    bool isNumber = false;
    const int timeout = m_timeout->text().trimmed().toInt(&isNumber);
    proxy.timeoutMs = isNumber ? std::optional(timeout) : std::nullopt;
    takeKey(proxy);
}

void RouteForm::takeKey(AiProxy &proxy) const
{
    if (holdsKeyInClear())
        return;
    const QString text = m_key->text().trimmed();
    if (text.isEmpty()) {
        if (!proxy.authHeader.isEmpty())
            proxy.authHeader.removeFirst();
        return;
    }
    const HttpHeader header { .name = m_keyHeader->text().trimmed().toLatin1(), .value = ValueTemplate::parse(text) };
    if (proxy.authHeader.isEmpty())
        proxy.authHeader.append(header);
    else
        proxy.authHeader.first() = header;
}

bool RouteForm::holdsKeyInClear() const
{
    return isKeyInClear(m_keyHeader->text().trimmed().toLatin1(), m_key->text());
}

void RouteForm::updateEnabled()
{
    const bool hasProxy = m_provider->currentIndex() > 0 || m_route.aiProxy.has_value();
    for (QWidget *widget :
         std::initializer_list<QWidget *> { m_model, m_keyHeader, m_key, m_chooseKey, m_endpoint, m_timeout, m_options, m_moreProxy })
        widget->setEnabled(hasProxy);
}

void RouteForm::setReferences(const QStringList &references)
{
    if (references == m_references)
        return;
    m_references = references;
    m_moreProxy->setReferences(references);
    m_plugins->setReferences(references);
}

void RouteForm::fillKeyMenu()
{
    QMenu *menu = m_chooseKey->menu();
    menu->clear();
    fillReferences(*menu, m_references, [this](const QString &reference) {
        m_key->setText(isGatewayReference(reference) ? reference : u"Bearer {"_s + reference + u'}');
    });
    if (!m_key->text().contains(maskedKey()))
        return;
    menu->addSeparator();
    menu->addAction(tr("Move this key to the keychain…"), this, [this] {
        Q_EMIT keyMoveRequested({ u"plugins"_s, u"ai-proxy"_s, u"auth"_s, u"header"_s, m_keyHeader->text().trimmed() });
    });
}

} // namespace lineside
