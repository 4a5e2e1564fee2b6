// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secretstore.h"

namespace lineside {

class Banner;
class Catalog;
class StatusArea;

/// Says what there is to say of the keychain: always in the status area, and in a banner where keys depend on it. Whoever closes the banner does
/// not see the same again, unless all was well in between.
class SecretNotice : public QObject
{
    Q_OBJECT
public:
    SecretNotice(SecretStore &secrets, Catalog &catalog, Banner &banner, StatusArea &status, QObject *parent);

private:
    void follow();
    bool speaks() const;

    SecretStore &m_secrets;
    Catalog &m_catalog;
    Banner &m_banner;
    StatusArea &m_status;
    QString m_read; ///< what the banner said when it was closed
};

} // namespace lineside
