<?xml version="1.0" encoding="UTF-8"?>
<!-- The artifacts of the update site as a bill of materials, CycloneDX 1.5. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://cyclonedx.org/schema/bom/1.5">
  <xsl:output method="xml" indent="yes" encoding="UTF-8"/>
  <xsl:param name="version"/>

  <xsl:template match="/repository">
    <bom version="1">
      <metadata>
        <component type="application" bom-ref="sluice">
          <name>Sluice</name>
          <version><xsl:value-of select="$version"/></version>
          <licenses><license><id>Apache-2.0</id></license></licenses>
        </component>
      </metadata>
      <components>
        <xsl:apply-templates select="artifacts/artifact[@classifier != 'binary']">
          <xsl:sort select="@classifier"/>
          <xsl:sort select="@id"/>
        </xsl:apply-templates>
      </components>
    </bom>
  </xsl:template>

  <xsl:template match="artifact">
    <component type="library" bom-ref="{@classifier}/{@id}/{@version}">
      <name><xsl:value-of select="@id"/></name>
      <version><xsl:value-of select="@version"/></version>
      <hashes>
        <xsl:apply-templates select="properties/property[starts-with(@name, 'download.checksum.sha-')]"/>
      </hashes>
      <xsl:apply-templates select="properties[property/@name = 'maven-groupId']" mode="purl"/>
    </component>
  </xsl:template>

  <xsl:template match="property">
    <hash alg="{concat('SHA-', substring-after(@name, 'sha-'))}"><xsl:value-of select="@value"/></hash>
  </xsl:template>

  <xsl:template match="properties" mode="purl">
    <purl>
      <xsl:text>pkg:maven/</xsl:text>
      <xsl:value-of select="property[@name = 'maven-groupId']/@value"/>
      <xsl:text>/</xsl:text>
      <xsl:value-of select="property[@name = 'maven-artifactId']/@value"/>
      <xsl:text>@</xsl:text>
      <xsl:value-of select="property[@name = 'maven-version']/@value"/>
    </purl>
  </xsl:template>
</xsl:stylesheet>
